import { z } from 'zod'

import { Receipt, RecordNeed } from './needs.ts'
import { defineRoutes } from './route.ts'

/** What stands on a need card (需求卡): six digits in order and one that gives a slip of the pen away, W-6. */
export const CardNumber = z.string().regex(/^\d{7}$/)

/** Cards that were printed together, to be handed out by an organisation and collected again. */
export const CardBatch = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  /** Where and when they are handed out, such as 三食堂座谈会. */
  occasion: z.string(),
  first: CardNumber,
  last: CardNumber,
  cards: z.number().int(),
  /** How many of them came back and were typed in. */
  entered: z.number().int(),
  createdAt: z.iso.datetime()
})
export type CardBatch = z.infer<typeof CardBatch>

/** One card as it is printed: its key is on the part that is torn off and kept. */
export const PrintedCard = z.object({ number: CardNumber, key: z.string() })
export type PrintedCard = z.infer<typeof PrintedCard>

/** A card that came back. */
export const Card = z.object({
  number: CardNumber,
  batchId: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  occasion: z.string(),
  printedAt: z.iso.datetime(),
  /** The code of the need that it was typed in as. */
  entered: z.string().optional()
})
export type Card = z.infer<typeof Card>

/** What was written on a card. It comes from the organisation that handed the card out, where it names no other. */
export const CardEntry = RecordNeed.omit({ channel: true })
export type CardEntry = z.infer<typeof CardEntry>

export const cardErrors = ['card.notFound', 'card.entered', 'card.waiting', 'card.beforePrinted'] as const

/** As many as one prints on a hundred sheets. */
export const mostCards = 400

export const cardsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/cards',
    permission: 'posters.manage',
    summary: 'The batches of need cards of the caller’s subtree, the newest first',
    response: z.object({ items: z.array(CardBatch) })
  },
  make: {
    method: 'POST',
    path: '/cards',
    permission: 'posters.manage',
    summary: 'Make a batch of need cards for an organisation',
    body: z.object({
      organisationId: z.uuid(),
      occasion: z.string().trim().min(1).max(60),
      cards: z.number().int().min(1).max(mostCards)
    }),
    response: CardBatch
  },
  print: {
    method: 'POST',
    path: '/cards/:id/printed',
    permission: 'posters.manage',
    summary: 'The cards of a batch with their keys, to be printed; who asked is written down',
    repeatable: true,
    params: z.object({ id: z.uuid() }),
    response: z.object({ batch: CardBatch, cards: z.array(PrintedCard) })
  },
  look: {
    method: 'GET',
    path: '/cards/by-number/:number',
    permission: 'needs.record',
    summary: 'What a card that came back stands for',
    params: z.object({ number: CardNumber }),
    response: Card
  },
  enter: {
    method: 'POST',
    path: '/cards/by-number/:number/entered',
    permission: 'needs.record',
    summary: 'Type in what was written on a card; the intake clock runs from the day it was collected',
    params: z.object({ number: CardNumber }),
    body: CardEntry,
    response: Receipt
  },
  follow: {
    method: 'POST',
    path: '/cards/followed',
    permission: 'public',
    summary: 'The code under which a card was typed in, for whoever kept the part with its key',
    repeatable: true,
    perMinute: 20,
    body: z.object({ number: CardNumber, key: z.string().trim().min(1).max(20) }),
    response: z.object({ code: z.string() })
  }
})
