import { timingSafeEqual } from 'node:crypto'

import type { Card, CardBatch, CardEntry, PrintedCard, Receipt } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reachesOrganisation } from '../../kernel/grants.ts'
import { recordNeed } from '../needs/index.ts'
import { keyOfCard } from './keys.ts'
import { numberOf, serialOf } from './rules/numbers.ts'
import {
  type BatchRow,
  findAnyCard,
  findBatch,
  findBatches,
  findCard,
  findSerials,
  insertBatch,
  lockCard,
  noteEntered
} from './store.ts'

export async function listBatches(db: Db, call: Call): Promise<{ items: CardBatch[] }> {
  return { items: (await findBatches(db, call)).map(toBatch) }
}

export async function makeBatch(
  tx: Tx,
  call: Call,
  { cards, ...input }: { organisationId: string; occasion: string; cards: number }
): Promise<CardBatch> {
  if (!(await reachesOrganisation(tx, call, 'posters.manage', input.organisationId)))
    throw new AppError('organisation.notFound')
  const id = uuid()
  await insertBatch(tx, { id, ...input, createdById: personOf(call), createdAt: call.now }, cards)
  await recordAudit(tx, call, 'cards.made', id, { cards, occasion: input.occasion })
  return toBatch(await getBatch(tx, call, id))
}

/** The keys come to light here alone, so it is written down who asked for them. */
export async function printBatch(
  tx: Tx,
  call: Call,
  secret: string,
  id: string
): Promise<{ batch: CardBatch; cards: PrintedCard[] }> {
  const batch = toBatch(await getBatch(tx, call, id))
  const serials = await findSerials(tx, id)
  await recordAudit(tx, call, 'cards.printed', id)
  const cards = serials.map((serial) => {
    const number = numberOf(serial)
    return { number, key: keyOfCard(secret, call.place, number) }
  })
  return { batch, cards }
}

export async function lookAtCard(db: Db, call: Call, number: string): Promise<Card> {
  const serial = serialOf(number)
  const card = serial === undefined ? undefined : await findCard(db, call, serial)
  if (!card) throw new AppError('card.notFound')
  return {
    number,
    batchId: card.id,
    organisation: { id: card.organisationId, name: card.organisationName },
    occasion: card.occasion,
    printedAt: card.createdAt.toISOString(),
    ...(card.needCode !== null && { entered: card.needCode })
  }
}

/**
 * Enters what was written on a card. Its receipt is the part that was torn off: the need gets that key, and whoever kept
 * it follows the need with it (W-6, W-22).
 */
export async function enterCard(
  tx: Tx,
  call: Call,
  secret: string,
  { number, entry }: { number: string; entry: CardEntry }
): Promise<Receipt> {
  const serial = serialOf(number)
  const card = serial === undefined ? undefined : await lockCard(tx, call, serial)
  if (!card || serial === undefined) throw new AppError('card.notFound')
  if (card.needId !== null) throw new AppError('card.entered')
  if (dayIn(new Date(entry.collectedAt)) < dayIn(card.createdAt)) {
    throw new AppError('card.beforePrinted', { fields: [{ field: '/collectedAt', reason: 'too_small' }] })
  }
  const organisationId = entry.organisationId ?? card.organisationId
  const key = keyOfCard(secret, call.place, number)
  const receipt = await recordNeed(tx, call, secret, { ...entry, organisationId, channel: 'card' }, { key })
  await noteEntered(tx, serial, receipt.id)
  return receipt
}

/** A wrong number and a wrong key are answered alike: who has no card learns of none. */
export async function followCard(
  db: Db,
  call: Call,
  secret: string,
  { number, key }: PrintedCard
): Promise<{ code: string }> {
  const serial = serialOf(number)
  const card = serial === undefined ? undefined : await findAnyCard(db, serial)
  if (!card || !isSame(keyOfCard(secret, call.place, number), key)) throw new AppError('card.notFound')
  if (card.needCode === null) throw new AppError('card.waiting')
  return { code: card.needCode }
}

function isSame(kept: string, typed: string): boolean {
  const given = Buffer.from(typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
  return given.length === kept.length && timingSafeEqual(given, Buffer.from(kept))
}

async function getBatch(db: Db, call: Call, id: string): Promise<BatchRow> {
  const batch = await findBatch(db, call, id)
  if (!batch) throw new AppError('card.notFound')
  return batch
}

function toBatch(row: BatchRow): CardBatch {
  const { id, occasion, cards, entered, createdAt } = row
  return {
    id,
    organisation: { id: row.organisationId, name: row.organisationName },
    occasion,
    first: numberOf(Number(row.first)),
    last: numberOf(Number(row.last)),
    cards,
    entered,
    createdAt: createdAt.toISOString()
  }
}
