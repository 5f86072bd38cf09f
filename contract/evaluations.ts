import { z } from 'zod'

import { Need, NeedId, NeedKey } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

const Entry = z.object({
  score: z.int(),
  words: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime()
})

/** A party that judges how needs are handled, beside the requester (W-9), and what it said; the newest counts. */
export const Party = z.object({
  key: NeedKey,
  name: z.string(),
  weight: z.int(),
  /** The highest score; the lowest is 1. */
  most: z.int(),
  entries: z.array(Entry),
  /** The caller may judge for it now. */
  open: z.boolean()
})
export type Party = z.infer<typeof Party>

export const PartyEvaluations = z.object({
  parties: z.array(Party),
  /** Of 100: what each party that spoke gave, by its weight, the requester's evaluation included; null while nobody did. */
  total: z.number().nullable(),
  requesterWeight: z.int()
})
export type PartyEvaluations = z.infer<typeof PartyEvaluations>

const ById = z.object({ id: NeedId })

export const evaluationsRoutes = defineRoutes({
  of: {
    method: 'GET',
    path: '/needs/:id/evaluations',
    permission: 'needs.read',
    summary: 'What each party of the place said of how a need was handled',
    params: ById,
    response: PartyEvaluations
  },
  add: {
    method: 'POST',
    path: '/needs/:id/evaluations',
    permission: 'needs.read',
    summary: 'Judge how a need was handled, for a party to which the caller belongs',
    params: ById,
    body: z.object({ party: NeedKey, score: z.int().min(1).max(100), words: z.string().trim().max(500).optional() }),
    response: PartyEvaluations
  },
  due: {
    method: 'GET',
    path: '/evaluations/due',
    permission: 'needs.read',
    summary: 'Closed needs on which a party of the caller has not spoken yet, the newest first',
    query: PageQuery,
    response: pageOf(Need)
  }
})
