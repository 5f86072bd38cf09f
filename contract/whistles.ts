import { z } from 'zod'

import { AssistResult, AssistState } from './assists.ts'
import { Clock, DueStep, Limit } from './calendar.ts'
import { Dispatch, OnPaper } from './need-acts.ts'
import { NeedId, NeedKey, Reason } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/** `proposed` waits for whoever reviews it, `approved` for whoever assigns it to offices; `called` waits for these. */
export const WhistleState = z.enum(['proposed', 'approved', 'called', 'ended', 'dismissed', 'withdrawn'])
export type WhistleState = z.infer<typeof WhistleState>

export const WhistleAction = z.enum(['approve', 'assign', 'dismiss', 'withdraw'])
export type WhistleAction = z.infer<typeof WhistleAction>

/** Who speaks of the other: who blew it, or who was called. */
export const WhistleSide = z.enum(['blower', 'called'])
export type WhistleSide = z.infer<typeof WhistleSide>

export const whistleErrors = [
  'whistle.notFound',
  'whistle.actionNotAllowed',
  'whistle.kindUnknown',
  'whistle.waiting',
  'whistle.own',
  'whistle.ownWork'
] as const

const Review = z.object({
  side: WhistleSide,
  score: z.int(),
  words: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime()
})

/** An office that was called: whether it came, what it did afterwards, and what each side says of the other. */
export const WhistleCall = z.object({
  id: z.uuid(),
  office: z.string(),
  clock: Clock.extend({ steps: z.array(DueStep) }),
  answeredAt: z.iso.datetime().optional(),
  answeredBy: z.string().optional(),
  documentNumber: z.string().optional(),
  /** Its part in the matter, which it does once it came. */
  state: AssistState,
  result: AssistResult.optional(),
  reviews: z.array(Review),
  /** The caller may enter that it came. */
  recordable: z.boolean(),
  /** For which side the caller may speak now. */
  reviewable: WhistleSide.optional()
})
export type WhistleCall = z.infer<typeof WhistleCall>

/** 吹哨: offices that are called to a matter, and are to come within a limit. Never a need of the kind 举报. */
export const Whistle = z.object({
  id: z.uuid(),
  code: z.string(),
  need: z.object({ id: NeedId, code: z.string(), title: z.string() }),
  /** What the place calls this kind, such as 综合执法哨. */
  name: z.string(),
  state: WhistleState,
  /** Who blew it. */
  office: z.string(),
  blownBy: z.string(),
  blownAt: z.iso.datetime(),
  reason: z.string(),
  /** Where to come. */
  spot: z.string(),
  /** Within which the offices are to come. */
  limit: Limit,
  remark: z.string().optional(),
  calls: z.array(WhistleCall),
  /** Whom the place usually calls with this kind, as far as they may be called. */
  usual: z.array(Dispatch.pick({ departmentId: true })),
  availableActions: z.array(WhistleAction)
})
export type Whistle = z.infer<typeof Whistle>

/** `overseen`: in what the caller supervises, dispatches or reads, or blew; `called`: that call an office of the caller. */
export const WhistleView = z.enum(['overseen', 'called'])
export type WhistleView = z.infer<typeof WhistleView>

const many = (): z.ZodType<WhistleState[] | undefined, string | undefined> =>
  z
    .string()
    .max(100)
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(WhistleState).max(6).optional()) as never

const WhistleQuery = PageQuery.extend({
  view: WhistleView.default('overseen'),
  state: many(),
  kind: NeedKey.optional()
})

/** A kind that the caller can blow for a need now. */
const Blowable = z.object({
  key: NeedKey,
  name: z.string(),
  note: z.string().optional(),
  limit: Limit,
  /** Somebody reviews it first. */
  reviewed: z.boolean(),
  /** The caller may name the offices at once. */
  assigns: z.boolean(),
  usual: z.array(Dispatch.pick({ departmentId: true }))
})

const Offices = z.array(Dispatch).min(1).max(10)
const ById = z.object({ id: z.uuid() })

export const whistlesRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/whistles',
    permission: 'signedIn',
    summary: 'List whistles, the newest first',
    query: WhistleQuery,
    response: pageOf(Whistle)
  },
  export: {
    method: 'GET',
    path: '/whistles/export',
    permission: 'signedIn',
    summary: 'The whistles of a filter as an Excel file, a row for each office that was called',
    query: WhistleQuery.omit({ after: true, limit: true }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  of: {
    method: 'GET',
    path: '/needs/:id/whistles',
    permission: 'signedIn',
    summary: 'The whistles that were blown for a need, and the kinds that the caller can blow now',
    params: z.object({ id: NeedId }),
    response: z.object({ items: z.array(Whistle), blowable: z.array(Blowable) })
  },
  blow: {
    method: 'POST',
    path: '/needs/:id/whistles',
    permission: 'signedIn',
    summary: 'Blow a whistle for a need; whoever dispatches may name at once the offices that are called',
    params: z.object({ id: NeedId }),
    body: z.object({
      kind: NeedKey,
      reason: Reason,
      spot: z.string().trim().min(2).max(200),
      offices: Offices.optional()
    }),
    response: Whistle
  },
  act: {
    method: 'POST',
    path: '/whistles/:id/actions',
    permission: 'signedIn',
    summary: 'Approve or dismiss a whistle, call offices, or take it back',
    params: ById,
    body: z.discriminatedUnion('action', [
      z.object({ action: z.literal('approve') }),
      z.object({ action: z.literal('assign'), offices: Offices }),
      z.object({ action: z.literal('dismiss'), text: Reason }),
      z.object({ action: z.literal('withdraw'), text: Reason })
    ]),
    response: Whistle
  },
  record: {
    method: 'POST',
    path: '/whistle-calls/:id/answer',
    permission: 'needs.dispatch',
    summary: 'Enter that a department came which never signs in',
    params: ById,
    body: z.object(OnPaper),
    response: Whistle
  },
  review: {
    method: 'POST',
    path: '/whistle-calls/:id/reviews',
    permission: 'signedIn',
    summary: 'Say for one side what the other did; a newer one stands beside an older one',
    params: ById,
    body: z.object({
      side: WhistleSide,
      score: z.int().min(1).max(5),
      words: z.string().trim().max(500).optional()
    }),
    response: Whistle
  }
})
export type ActOnWhistle = z.infer<(typeof whistlesRoutes)['act']['body']>
export type BlowWhistle = z.infer<(typeof whistlesRoutes)['blow']['body']>
