import { z } from 'zod'

import { Assist, Assisting, OwnAssist } from './assists.ts'
import { Clock, DueStep } from './calendar.ts'
import { FileClaim, Photo } from './files.ts'
import { NeedEvent } from './need-events.ts'
import { Askable, OpenPlea, OpenReturn } from './pleas.ts'

export const NeedId = z.uuid().brand('NeedId')
export type NeedId = z.infer<typeof NeedId>

/** A human code such as `XQ-2026-00543`. */
export const NeedCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}-\d{4}-\d{5,}$/)

export const NeedStatus = z.enum([
  'submitted',
  'accepted',
  'dispatched',
  'handling',
  'merged',
  'answered',
  'closed',
  'refused',
  'withdrawn'
])
export type NeedStatus = z.infer<typeof NeedStatus>

/** What somebody may do to a need; the server says which, and first what moves the need on. */
export const NeedAction = z.enum([
  'accept',
  'classify',
  'dispatch',
  'refuse',
  'sign',
  'assign',
  'answer',
  'recordReply',
  'decidePlea',
  'decideReturn',
  'takeOver',
  'recordTakeOver',
  'signAssist',
  'answerAssist',
  'recordAssist',
  'decideAssist',
  'note',
  'assist',
  'returnAssist',
  'askTime',
  'review',
  'resume',
  'return',
  'urge',
  'merge',
  'unmerge',
  'evaluate',
  'reopen',
  'withdraw'
])
export type NeedAction = z.infer<typeof NeedAction>

export const needErrors = [
  'need.notFound',
  'need.actionNotAllowed',
  'need.categoryUnknown',
  'need.levelUnknown',
  'need.wayUnknown',
  'need.kindUnknown',
  'need.aboutNotPossible',
  'need.collectedInFuture',
  'need.handlerNotInTeam',
  'need.ownWork',
  'need.lookupFailed',
  'need.lookupLocked',
  'need.reopenedBefore',
  'need.dispatchTarget',
  'need.beyondDuties',
  'need.instructionsRequired',
  'need.dueAlready',
  'need.extendedBefore',
  'need.ownPlea',
  'need.pleaOver',
  'need.reasonUnknown',
  'need.mergeNotPossible',
  'need.designated',
  'need.assistsOpen'
] as const

/** How a need reached the place (W-6). `online` is the requester's own phone, `poster` without an account, `open311` another system. */
export const Channel = z.enum([
  'online',
  'poster',
  'card',
  'telephone',
  'meeting',
  'visit',
  'questionnaire',
  'group',
  'open311'
])
export type Channel = z.infer<typeof Channel>

/** Keys of the place's own lists: category, level, way to serve, kind of requester. */
export const NeedKey = z.string().min(1).max(60)

export const Words = z.string().trim().min(2).max(2000)
export const Reason = z.string().trim().min(2).max(500)
export const PersonName = z.string().trim().min(1).max(40)
export const Phone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d -]{5,18}\d$/)
const Named = z.object({ id: z.uuid(), name: z.string() })

/** Who raised it, as far as the caller may know: the telephone masked, nothing at all under shielding. */
export const Requester = z.object({ name: z.string(), phone: z.string().optional(), kind: NeedKey })
export type Requester = z.infer<typeof Requester>

/** How far the need is that others were merged into; `id` and `code` for staff. */
const Master = z.object({
  id: NeedId.optional(),
  code: z.string().optional(),
  status: NeedStatus,
  office: z.string().optional(),
  dueAt: z.iso.datetime().optional()
})

/** What somebody else said who reported the same; staff read it beside the master. */
export const MergedNeed = z.object({
  id: NeedId,
  code: z.string(),
  status: NeedStatus,
  text: z.string(),
  location: z.string().optional(),
  requester: z.string(),
  collectedAt: z.iso.datetime(),
  /** The requester's own choice when it was raised. */
  joined: z.boolean()
})
export type MergedNeed = z.infer<typeof MergedNeed>

export const Need = z.object({
  id: NeedId,
  code: z.string(),
  title: z.string(),
  status: NeedStatus,
  kind: NeedKey.optional(),
  category: NeedKey.optional(),
  level: NeedKey.optional(),
  way: NeedKey.optional(),
  channel: Channel.optional(),
  /** The organisation in whose area or for whom it was raised. */
  organisation: Named.optional(),
  location: z.string().optional(),
  /** The unit complained of. */
  about: Named.optional(),
  requester: Requester.optional(),
  team: Named.extend({ color: z.string() }).optional(),
  /** The department it was dispatched to, where it was not a team. */
  department: Named.optional(),
  handler: Named.optional(),
  collectedAt: z.iso.datetime().optional(),
  updatedAt: z.iso.datetime(),
  /** The clock that runs, or the last one that ran. Imported closed cases have none. */
  clock: Clock.optional(),
  /** The need that it was merged into and is handled with. Requesters learn how far that is, never whose it is. */
  master: Master.optional(),
  /** How many needs were merged into this one, where there are any. */
  absorbed: z.int().optional(),
  reopened: z.boolean(),
  urged: z.int(),
  /** What the office asks for, or what holds the clock; the requester sees only the latter. */
  plea: OpenPlea.optional(),
  /** The office asks to give it back; the requester does not see that. */
  returning: OpenReturn.optional(),
  /** Supervision orders that are not settled; a requester does not see that. */
  orders: z.int(),
  /** The higher level that has it, or is proposed for it; for staff. */
  escalatedTo: z.string().optional(),
  /** The whistle that is blown for it now, such as 综合执法哨; for staff. */
  whistle: z.string().optional(),
  /** How often it was passed on by a return. */
  bounces: z.int(),
  /** Who assists the lead; a unit complained of does not see that. */
  assisting: z.array(Assisting),
  /** The part that the caller's own office has in it. */
  assist: OwnAssist.optional(),
  /** The caller belongs to the unit complained of: what is shown are the clerk's instructions, nothing of the requester. */
  shielded: z.boolean(),
  /** The caller raised it. */
  mine: z.boolean(),
  /** In the order in which to offer them: first what moves the need on, then what does not, last what ends it early. */
  availableActions: z.array(NeedAction)
})
export type Need = z.infer<typeof Need>

export const Evaluation = z.object({
  solved: z.boolean(),
  /** 1 (very dissatisfied) to 5 (very satisfied). */
  score: z.int().min(1).max(5),
  words: z.string().trim().max(500).optional()
})
export type Evaluation = z.infer<typeof Evaluation>

export const ExplainedClock = Clock.extend({ steps: z.array(DueStep) })
export type ExplainedClock = z.infer<typeof ExplainedClock>

export const NeedDetail = Need.extend({
  text: z.string(),
  photos: z.array(Photo),
  instructions: z.string().optional(),
  answer: z.string().optional(),
  evaluation: Evaluation.extend({ at: z.iso.datetime() }).optional(),
  /** For staff: what was merged into it. */
  merged: z.array(MergedNeed),
  clocks: z.array(ExplainedClock),
  /** For staff: what was asked of the offices that assist, and what came of it. */
  assists: z.array(Assist),
  /** What `askTime` may ask for now. */
  askable: z.array(Askable),
  timeline: z.array(NeedEvent)
})
export type NeedDetail = z.infer<typeof NeedDetail>

/** What a requester gets at once: keep it, for with code and key anybody can follow the need. */
export const Receipt = z.object({
  id: NeedId,
  code: z.string(),
  key: z.string(),
  /** When an answer is promised, and why then. A promise of the intake clock and the usual handling after it. */
  promisedAt: z.iso.datetime(),
  promiseProvisional: z.boolean(),
  promiseSteps: z.array(DueStep),
  /** It is handled together with what others reported before. */
  joined: z.boolean().optional()
})
export type Receipt = z.infer<typeof Receipt>

const RaiseBase = z.object({
  text: Words,
  kind: NeedKey,
  category: NeedKey.optional(),
  /** Where it is: the organisation (community, enterprise) and the spot in words. */
  organisationId: z.uuid().optional(),
  location: z.string().trim().max(200).optional(),
  /** The unit that is complained of; it will never learn who complained. */
  aboutOrganisationId: z.uuid().optional(),
  photos: z.array(FileClaim).max(9).default([]),
  /** 一起反映: the token of a hint that others reported the same; the need is merged with theirs at once. */
  join: z.string().max(200).optional()
})

export const RaiseNeed = RaiseBase.extend({ phone: Phone.optional() })
export type RaiseNeed = z.infer<typeof RaiseNeed>

/** From a poster, without an account: name and telephone only. */
export const RaiseFromPoster = RaiseBase.extend({ poster: z.string().min(4).max(40), name: PersonName, phone: Phone })
export type RaiseFromPoster = z.infer<typeof RaiseFromPoster>

/** Staff write it down for somebody; the intake clock runs from the time it was collected (W-22). */
export const RecordNeed = RaiseBase.extend({
  channel: Channel.exclude(['online', 'poster', 'open311']),
  collectedAt: z.iso.datetime(),
  name: PersonName,
  phone: Phone.optional()
})
export type RecordNeed = z.infer<typeof RecordNeed>
