import { z } from 'zod'

import { DueStep, Limit } from './calendar.ts'
import { NeedId, NeedKey, NeedStatus, PersonName, Phone, Reason, RecordNeed, Receipt } from './needs.ts'
import { defineRoutes } from './route.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })
const ById = z.object({ id: z.uuid() })
const Version = z.int().min(1).max(1_000_000_000)

/** A month such as `2026-03`. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export type Month = z.infer<typeof Month>

/** What was found out: a need was told, there is none this month, or nobody could be reached. */
export const InquiryOutcome = z.enum(['told', 'none', 'unreached'])
export type InquiryOutcome = z.infer<typeof InquiryOutcome>

/** What may be done with an inquiry, what moves it on first. */
export const InquiryAction = z.enum(['takeDown', 'noteNone', 'noteUnreached'])
export type InquiryAction = z.infer<typeof InquiryAction>

/** How far a need is that was told in a round; none of which the caller is the unit complained of. */
export const ToldNeed = z.object({
  id: NeedId,
  code: z.string(),
  title: z.string(),
  status: NeedStatus,
  office: z.string().optional(),
  dueAt: z.iso.datetime().optional(),
  answer: z.string().optional(),
  /** The caller may open it. */
  opens: z.boolean()
})
export type ToldNeed = z.infer<typeof ToldNeed>

/** One respondent in one round: who asks, and what came of it. */
export const Inquiry = z.object({
  id: z.uuid(),
  name: z.string(),
  organisation: Named.optional(),
  /** Masked; for whoever may read it in full. */
  phone: z.string().optional(),
  worker: Named,
  outcome: InquiryOutcome.optional(),
  reason: z.string().optional(),
  recordedAt: z.iso.datetime().optional(),
  /** Not asked by the day on which it was due, or only after it. */
  late: z.boolean(),
  needs: z.array(ToldNeed),
  /** What was told in the round before, and what is still open of earlier ones: the worker tells how far that is. */
  before: z.array(ToldNeed),
  availableActions: z.array(InquiryAction)
})
export type Inquiry = z.infer<typeof Inquiry>

/** 一轮走访: the round of one month. */
export const Round = z.object({
  id: z.uuid(),
  month: Month,
  openedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  provisional: z.boolean(),
  /** The next one has opened, or the plan has ended. */
  closed: z.boolean(),
  /** How many there are to ask, how many of them were, and how many were not in time. */
  respondents: z.int(),
  asked: z.int(),
  late: z.int()
})
export type Round = z.infer<typeof Round>

const content = {
  title: z.string().trim().min(1).max(60),
  /** What kind of requester its needs are of. */
  kind: NeedKey,
  questions: z.array(z.string().trim().min(1).max(200)).max(10),
  /** The day of the month; in a shorter one its last. On a day off it opens on the next working day. */
  opensOn: z.int().min(1).max(31),
  within: Limit
}

/** 每月走访: who is asked each month, and by when. */
export const RoundPlan = z.object({
  id: z.uuid(),
  organisation: Named,
  ...content,
  state: z.enum(['active', 'ended']),
  respondents: z.int(),
  /** The round that opened last. */
  round: Round.optional(),
  /** The day on which the next one opens, as far as the holidays are known. */
  next: z.iso.date().optional()
})
export type RoundPlan = z.infer<typeof RoundPlan>

/** Who is asked: a person, or somebody for an organisation or a group. */
export const Respondent = z.object({
  id: z.uuid(),
  name: z.string(),
  organisation: Named.optional(),
  phone: z.string().optional(),
  worker: Named
})
export type Respondent = z.infer<typeof Respondent>

export const RoundPlanAction = z.enum(['change', 'open', 'end'])
export type RoundPlanAction = z.infer<typeof RoundPlanAction>

export const RoundPlanDetail = RoundPlan.extend({
  version: z.int(),
  list: z.array(Respondent),
  /** The last one first. */
  rounds: z.array(Round),
  availableActions: z.array(RoundPlanAction)
})
export type RoundPlanDetail = z.infer<typeof RoundPlanDetail>

export const RoundDetail = Round.extend({
  plan: Named.extend({ questions: z.array(z.string()) }),
  steps: z.array(DueStep),
  inquiries: z.array(Inquiry)
})
export type RoundDetail = z.infer<typeof RoundDetail>

const GivenRespondent = z.object({
  /** One that is there already; whoever is not named any more is asked no more. */
  id: z.uuid().optional(),
  name: PersonName,
  organisationId: z.uuid().optional(),
  /** Left out it stays as it is. */
  phone: Phone.nullable().optional(),
  workerId: z.uuid()
})
export type GivenRespondent = z.infer<typeof GivenRespondent>

export const FoundRoundPlan = z.object({
  organisationId: z.uuid(),
  ...content,
  respondents: z.array(GivenRespondent).max(300)
})
export type FoundRoundPlan = z.infer<typeof FoundRoundPlan>

/** `version`: the plan as it was read; it is refused where somebody has changed it since. */
export const ChangeRoundPlan = FoundRoundPlan.omit({ organisationId: true, kind: true }).extend({ version: Version })
export type ChangeRoundPlan = z.infer<typeof ChangeRoundPlan>

/** What a respondent told; who and where they are the round knows. */
export const ToldInRound = RecordNeed.omit({ channel: true, collectedAt: true, name: true, phone: true, kind: true })
export type ToldInRound = z.infer<typeof ToldInRound>

export const NoteInquiry = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('none') }),
  z.object({ outcome: z.literal('unreached'), reason: Reason })
])
export type NoteInquiry = z.infer<typeof NoteInquiry>

export const roundErrors = [
  'roundPlan.notFound',
  'roundPlan.actionNotAllowed',
  'roundPlan.workerUnknown',
  'roundPlan.respondentUnknown',
  'round.notFound',
  'inquiry.notFound',
  'inquiry.actionNotAllowed'
] as const

export const roundsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/round-plans',
    permission: 'needs.read',
    summary: 'The monthly rounds of the caller’s subtree, each with the one that opened last',
    response: z.object({ items: z.array(RoundPlan) })
  },
  found: {
    method: 'POST',
    path: '/round-plans',
    permission: 'needs.dispatch',
    summary: 'Found monthly rounds: who is asked each month, by whom and by when',
    body: FoundRoundPlan,
    response: RoundPlanDetail
  },
  plan: {
    method: 'GET',
    path: '/round-plans/:id',
    permission: 'needs.read',
    summary: 'Monthly rounds with whom they ask, and every round there was',
    params: ById,
    response: RoundPlanDetail
  },
  workers: {
    method: 'GET',
    path: '/organisations/:id/round-workers',
    permission: 'needs.dispatch',
    summary: 'Who can be made responsible for respondents of an organisation: whoever may write needs down there',
    params: ById,
    response: z.object({ items: z.array(Named.extend({ organisation: z.string().optional() })) })
  },
  change: {
    method: 'POST',
    path: '/round-plans/:id/changed',
    permission: 'needs.dispatch',
    summary: 'Change monthly rounds and whom they ask; the round that is open keeps its due time',
    params: ById,
    body: ChangeRoundPlan,
    response: RoundPlanDetail
  },
  open: {
    method: 'POST',
    path: '/round-plans/:id/rounds',
    permission: 'needs.dispatch',
    summary: 'Open the round of this month before its day',
    params: ById,
    response: RoundPlanDetail
  },
  end: {
    method: 'POST',
    path: '/round-plans/:id/ended',
    permission: 'needs.dispatch',
    summary: 'End monthly rounds; what was recorded stays',
    params: ById,
    response: RoundPlanDetail
  },
  get: {
    method: 'GET',
    path: '/rounds/:id',
    permission: 'needs.read',
    summary: 'A round: who was asked and who was not, and the needs that came from it',
    params: ById,
    response: RoundDetail
  },
  export: {
    method: 'GET',
    path: '/rounds/:id/export',
    permission: 'needs.read',
    summary: 'A round as an Excel file; that it was exported is itself written down',
    params: ById,
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  mine: {
    method: 'GET',
    path: '/inquiries',
    permission: 'needs.record',
    summary: 'Whom the caller is to ask in the rounds that are open',
    response: z.object({ items: z.array(RoundDetail) })
  },
  takeDown: {
    method: 'POST',
    path: '/inquiries/:id/needs',
    permission: 'needs.record',
    summary: 'Take down a need that a respondent told; its intake clock runs from now',
    params: ById,
    body: ToldInRound,
    response: Receipt
  },
  note: {
    method: 'POST',
    path: '/inquiries/:id/outcome',
    permission: 'needs.record',
    summary: 'Record that a respondent has no need this month, or could not be reached and why',
    params: ById,
    body: NoteInquiry,
    response: Inquiry
  },
  contact: {
    method: 'POST',
    path: '/inquiries/:id/contact',
    permission: 'needs.record',
    summary:
      'The telephone of a respondent, in full, while the round is open; that it was read and why is written down',
    params: ById,
    body: z.object({ reason: Reason }),
    response: z.object({ name: z.string(), phone: z.string().optional() })
  }
})
