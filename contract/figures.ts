import { z } from 'zod'

import { Limit } from './calendar.ts'
import { Need, NeedId, NeedKey, Reason } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

export const figureErrors = ['exclusion.notFound', 'exclusion.notPossible', 'exclusion.ownWork'] as const

/** The rates by which needs are judged (响应率 to 平均办理时长), in the order in which they are shown. */
export const Rate = z.enum([
  'response',
  'resolution',
  'satisfaction',
  'onTime',
  'once',
  'rework',
  'bounce',
  'overdue',
  'meanTime'
])
export type Rate = z.infer<typeof Rate>

/**
 * A figure with what it was reckoned from. `value` is a share from 0 to 1, of `meanTime` minutes; null where there is
 * nothing to reckon it from. Of satisfaction `part` may be broken, for a half-satisfied answer counts in part.
 */
export const RateValue = z.object({ value: z.number().nullable(), part: z.number(), of: z.int() })
export type RateValue = z.infer<typeof RateValue>

const Rates = z.record(Rate, RateValue)

/** The rates of one office, class, kind, organisation or month: of all needs, and without those that were excluded. */
export const RateRow = z.object({
  /** An id, a key of the place's lists or a month; empty where a need has none. */
  key: z.string(),
  name: z.string().optional(),
  color: z.string().optional(),
  needs: z.int(),
  excluded: z.int(),
  raw: Rates,
  net: Rates
})
export type RateRow = z.infer<typeof RateRow>

export const RatesBy = z.enum(['office', 'organisation', 'category', 'kind', 'month'])
export type RatesBy = z.infer<typeof RatesBy>

const Month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/)

const ratesShape = {
  /** Of the needs received here and below; where none is named, the topmost that the caller reaches. */
  organisation: z.uuid().optional(),
  /** The months in which they were registered, the last one included. */
  from: Month,
  to: Month,
  by: RatesBy.default('office')
}
export const RatesQuery = z.object(ratesShape)
export type RatesQuery = z.infer<typeof RatesQuery>

/** How the place reckons; a need is judged by the version under which it was raised. */
export const RateDefinition = z.object({
  version: z.int(),
  respondWithin: Limit,
  /** From this score on somebody is satisfied; the one below counts in part. */
  satisfiedFrom: z.int(),
  partWeight: z.number()
})
export type RateDefinition = z.infer<typeof RateDefinition>

export const RatesReport = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  total: RateRow,
  rows: z.array(RateRow),
  /** The total month by month. */
  course: z.array(RateRow),
  definition: RateDefinition,
  /** So many needs changed that are not in the figures yet; 0 but shortly after a large import. */
  waiting: z.int()
})
export type RatesReport = z.infer<typeof RatesReport>

/** Which needs of a figure: those it counts as fulfilled, all it is reckoned of, or those left out of the net one. */
export const CasesQuery = PageQuery.extend(ratesShape).extend({
  /** Of the row with this key; of the total where it is left out. */
  key: z.string().max(60).optional(),
  rate: Rate.optional(),
  part: z.enum(['part', 'of', 'excluded']).default('of'),
  net: z.enum(['true', 'false']).default('false')
})
export type CasesQuery = z.infer<typeof CasesQuery>

/** 剔除: proposed by a clerk, decided by a supervisor, ended again where it was wrong. */
export const ExclusionState = z.enum(['pending', 'granted', 'declined', 'ended'])
export type ExclusionState = z.infer<typeof ExclusionState>

export const Exclusion = z.object({
  id: z.uuid(),
  need: z.object({ id: NeedId, code: z.string(), title: z.string() }),
  state: ExclusionState,
  reason: z.string(),
  text: z.string(),
  proposedBy: z.string(),
  proposedAt: z.iso.datetime(),
  decidedBy: z.string().optional(),
  decidedAt: z.iso.datetime().optional(),
  words: z.string().optional(),
  /** The caller may decide it, or end one that was granted. */
  decides: z.boolean()
})
export type Exclusion = z.infer<typeof Exclusion>

const ById = z.object({ id: z.uuid() })
const ExclusionFilter = PageQuery.extend({ state: ExclusionState.optional(), needId: NeedId.optional() })

export const figuresRoutes = defineRoutes({
  rates: {
    method: 'GET',
    path: '/rates',
    permission: 'needs.read',
    summary:
      'The rates of some months, by office, organisation, class, kind or month, with and without what was excluded',
    query: RatesQuery,
    response: RatesReport
  },
  export: {
    method: 'GET',
    path: '/rates/export',
    permission: 'needs.read',
    summary: 'The rates as an Excel file',
    query: RatesQuery,
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  cases: {
    method: 'GET',
    path: '/rates/needs',
    permission: 'needs.read',
    summary: 'The needs from which a figure was reckoned, the newest first',
    query: CasesQuery,
    response: pageOf(Need)
  },
  exclusionReasons: {
    method: 'GET',
    path: '/exclusions/reasons',
    permission: 'needs.read',
    summary: 'For which reasons the place leaves a need out of its figures',
    response: z.object({ reasons: z.array(z.object({ key: z.string(), name: z.string() })) })
  },
  exclusions: {
    method: 'GET',
    path: '/exclusions',
    permission: 'needs.read',
    summary: 'What was left out of the figures or is to be, by whom and why, the newest first',
    query: ExclusionFilter,
    response: pageOf(Exclusion)
  },
  propose: {
    method: 'POST',
    path: '/needs/:id/exclusion',
    permission: 'needs.dispatch',
    summary: 'Propose to leave a need out of the figures',
    params: z.object({ id: NeedId }),
    body: z.object({ reason: NeedKey, text: Reason }),
    response: Exclusion
  },
  decide: {
    method: 'POST',
    path: '/exclusions/:id/decision',
    permission: 'needs.supervise',
    summary: 'Leave a need out of the figures, or not, or no longer',
    params: ById,
    body: z.object({ granted: z.boolean(), words: z.string().trim().max(500).optional() }),
    response: Exclusion
  }
})
