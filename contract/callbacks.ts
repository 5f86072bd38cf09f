import { z } from 'zod'

import { ExplainedClock, Need, NeedKey } from './needs.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

export const callbackErrors = [
  'callback.notFound',
  'callback.actionNotAllowed',
  'callback.claimed',
  'callback.tooEarly'
] as const

/** `unreached` after as many tries as the place has; `spared` is who evaluated or asked again before. */
export const CallbackState = z.enum(['open', 'reached', 'declined', 'unreached', 'spared'])
export type CallbackState = z.infer<typeof CallbackState>

/** `declined`: was reached, and would not say. */
export const CallbackOutcome = z.enum(['reached', 'declined', 'notReached'])
export type CallbackOutcome = z.infer<typeof CallbackOutcome>

export const CallbackAction = z.enum(['claim', 'release', 'enter'])
export type CallbackAction = z.infer<typeof CallbackAction>

const said = {
  solved: z.boolean(),
  /** As the requester would evaluate: 1 to 5; not everybody says. */
  score: z.int().min(1).max(5).optional(),
  words: z.string().trim().max(500).optional()
}

const CallbackResult = z.object({
  outcome: CallbackOutcome,
  solved: z.boolean().optional(),
  score: z.int().optional(),
  words: z.string().optional(),
  by: z.string(),
  at: z.iso.datetime()
})
export type CallbackResult = z.infer<typeof CallbackResult>

/** 回访: the requester of an answered need is asked by staff how it was. */
export const Callback = z.object({
  id: z.uuid(),
  need: Need,
  /** What was asked, and what was answered. */
  text: z.string(),
  answer: z.string().optional(),
  answeredAt: z.iso.datetime().optional(),
  state: CallbackState,
  /** Not before then. */
  callFrom: z.iso.datetime(),
  clock: ExplainedClock,
  /** How often the place tries at most. */
  attempts: z.int(),
  /** Who began to call. */
  claim: z.object({ by: z.string(), mine: z.boolean() }).optional(),
  /** What each call brought, the oldest first. */
  results: z.array(CallbackResult),
  availableActions: z.array(CallbackAction)
})
export type Callback = z.infer<typeof Callback>

/** `open`: may be called now; `mine`: the caller began; `later`: not yet; `ended`: the newest first. */
export const CallbackView = z.enum(['open', 'mine', 'later', 'ended'])
export type CallbackView = z.infer<typeof CallbackView>

const CallbackFilter = z.object({
  view: CallbackView.default('open'),
  category: NeedKey.optional(),
  team: z.uuid().optional()
})
export type CallbackFilter = z.infer<typeof CallbackFilter>

/** Of what came due or ended this month. */
export const CallbackProgress = z.object({
  open: z.int(),
  late: z.int(),
  reached: z.int(),
  declined: z.int(),
  unreached: z.int(),
  spared: z.int()
})
export type CallbackProgress = z.infer<typeof CallbackProgress>

const ById = z.object({ id: z.uuid() })

export const callbacksRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/callbacks',
    permission: 'needs.callBack',
    summary:
      'Whom to call about how their need was handled, by when; nobody finds their own work or that of their office',
    query: PageQuery.extend(CallbackFilter.shape),
    response: pageOf(Callback)
  },
  export: {
    method: 'GET',
    path: '/callbacks/export',
    permission: 'needs.callBack',
    summary: 'The same as an Excel file',
    query: CallbackFilter,
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  progress: {
    method: 'GET',
    path: '/callbacks/progress',
    permission: 'needs.callBack',
    summary: 'How many are open, and what became of those that ended this month',
    response: CallbackProgress
  },
  claim: {
    method: 'POST',
    path: '/callbacks/:id/claim',
    permission: 'needs.callBack',
    summary: 'Take one to call, or give it back',
    params: ById,
    body: z.object({ claimed: z.boolean() }),
    response: Callback
  },
  enter: {
    method: 'POST',
    path: '/callbacks/:id/results',
    permission: 'needs.callBack',
    summary: 'Enter what a call brought',
    params: ById,
    body: z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('reached'), ...said }),
      z.object({ outcome: z.literal('declined'), words: said.words }),
      z.object({ outcome: z.literal('notReached'), words: said.words })
    ]),
    response: Callback
  }
})
export type EnterCallback = z.infer<(typeof callbacksRoutes)['enter']['body']>
