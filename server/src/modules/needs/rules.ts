import type { NeedAction, NeedStatus } from '@hongchao/contract'

import { type AssistGround, type AssistRefusal, refusalOfAssist, refusalWhileAssisted } from './rules/assists.ts'
import { type PleaGround, type PleaRefusal, refusalOfPlea } from './rules/pleas.ts'
import { refusalOfDeciding, type ReturnGround, type ReturnRefusal } from './rules/returns.ts'

/** The parts that a caller can have in one need. */
export type Part =
  /** Raised it. */
  | 'requester'
  /** Receives, classifies and dispatches for the organisation it belongs to. */
  | 'clerk'
  /** Belongs to the team or department that it lies with. */
  | 'teammate'
  /** Leads that team. */
  | 'leader'
  /** Signed for it. */
  | 'handler'
  /** Watches over the organisation it belongs to. */
  | 'supervisor'
  /** Belongs to the office that was designated and has not taken it over yet. */
  | 'designee'
  /** Belongs to an office that assists. */
  | 'assistant'

/** How much of a need somebody sees: all of it, the requester's own public part, or what their unit was asked to do. */
export type Eyes = 'staff' | 'requester' | 'shielded'

type Step = {
  from: readonly NeedStatus[]
  /** Undefined: the status stays. */
  to?: NeedStatus
  by: readonly Part[]
}

const open = ['submitted', 'accepted', 'dispatched', 'handling'] as const

/**
 * The life of a need (W-7 to W-9; 北京市接诉即办工作条例 arts. 10–16 for the order of steps). What an office asks for
 * meanwhile has a life of its own; a reopened need goes straight back to those who answered it. Among steps that move a need on alike,
 * or alike do not, they are offered in this order.
 */
const steps = {
  accept: { from: ['submitted'], to: 'accepted', by: ['clerk'] },
  sign: { from: ['dispatched'], to: 'handling', by: ['teammate'] },
  answer: { from: ['handling'], to: 'answered', by: ['handler', 'leader'] },
  recordReply: { from: ['dispatched', 'handling'], to: 'answered', by: ['clerk'] },
  evaluate: { from: ['answered'], to: 'closed', by: ['requester'] },
  decideReturn: { from: ['dispatched', 'handling'], by: ['clerk', 'supervisor'] },
  takeOver: { from: ['dispatched', 'handling'], to: 'handling', by: ['designee'] },
  recordTakeOver: { from: ['dispatched', 'handling'], to: 'dispatched', by: ['clerk'] },
  signAssist: { from: ['dispatched', 'handling'], by: ['assistant'] },
  answerAssist: { from: ['dispatched', 'handling'], by: ['assistant'] },
  recordAssist: { from: ['dispatched', 'handling'], by: ['clerk'] },
  decidePlea: { from: ['dispatched', 'handling'], by: ['clerk', 'supervisor'] },
  note: {
    from: ['accepted', 'dispatched', 'handling', 'merged', 'answered'],
    by: ['clerk', 'teammate', 'leader', 'handler', 'assistant']
  },
  decideAssist: { from: ['dispatched', 'handling'], by: ['clerk', 'leader', 'handler'] },
  classify: { from: ['accepted', 'dispatched', 'handling'], by: ['clerk'] },
  dispatch: { from: ['accepted', 'dispatched', 'handling'], to: 'dispatched', by: ['clerk'] },
  assist: { from: ['dispatched', 'handling'], by: ['clerk'] },
  assign: { from: ['dispatched', 'handling'], to: 'handling', by: ['leader'] },
  askTime: { from: ['handling'], by: ['handler', 'leader'] },
  review: { from: ['dispatched', 'handling'], by: ['clerk', 'supervisor'] },
  resume: { from: ['dispatched', 'handling'], by: ['clerk', 'supervisor', 'handler', 'leader'] },
  reopen: { from: ['answered', 'closed'], to: 'dispatched', by: ['requester'] },
  merge: { from: open, to: 'merged', by: ['clerk'] },
  unmerge: { from: ['merged', 'answered'], by: ['clerk'] },
  return: { from: ['dispatched', 'handling'], by: ['teammate', 'leader', 'handler'] },
  returnAssist: { from: ['dispatched', 'handling'], by: ['assistant'] },
  refuse: { from: ['submitted', 'accepted'], to: 'refused', by: ['clerk'] },
  urge: { from: open, by: ['supervisor'] },
  withdraw: { from: [...open, 'merged'], to: 'withdrawn', by: ['requester'] }
} as const satisfies Record<NeedAction, Step>

const actions = Object.keys(steps) as NeedAction[]

/** What decides about a need's next steps. */
export type NeedState = PleaGround &
  ReturnGround &
  AssistGround & {
    status: NeedStatus
    /** It lies with a department, which may never sign in. */
    withDepartment: boolean
    reopened: boolean
    reopenUntil: Date | null
    /** The requester has handled it: nobody evaluates their own work. */
    ownWork: boolean
    /** It was merged into another. */
    merged: boolean
  }

/** Why an action is not possible now: the status forbids it, or a rule beyond the status. */
export type Refusal =
  | PleaRefusal
  | ReturnRefusal
  | AssistRefusal
  | 'need.reopenedBefore'
  | 'need.ownWork'
  | 'need.ownPlea'
  | 'need.notFound'

/** Whether somebody with these parts may take the action now; the first reason where not. */
export function refusalOf(need: NeedState, action: NeedAction, parts: readonly Part[], now: Date): Refusal | undefined {
  const step: Step = steps[action]
  if (!step.by.some((part) => parts.includes(part))) return 'need.notFound'
  const condition = conditions[action]?.(need, now, parts)
  if (condition === 'need.reopenedBefore' || condition === 'need.notFound') return condition
  return step.from.includes(need.status) ? condition : 'need.actionNotAllowed'
}

/** What must hold for some actions beyond the status. */
type Condition = (need: NeedState, now: Date, parts: readonly Part[]) => Refusal | undefined

const conditions: Partial<Record<NeedAction, Condition>> = {
  evaluate: ({ ownWork }) => (ownWork ? 'need.ownWork' : undefined),
  answer: (need) => refusalWhileAssisted(need),
  recordReply: (need) => (need.withDepartment ? refusalWhileAssisted(need) : 'need.actionNotAllowed'),
  merge: (need) => refusalWhileAssisted(need),
  signAssist: (need) => refusalOfAssist('sign', need),
  answerAssist: (need) => refusalOfAssist('answer', need),
  recordAssist: (need) => refusalOfAssist('record', need),
  returnAssist: (need) => refusalOfAssist('return', need),
  decideAssist: (need) => refusalOfAssist('release', need),
  unmerge: ({ merged }) => (merged ? undefined : 'need.actionNotAllowed'),
  reopen: ({ status, reopened, reopenUntil }, now) => {
    if (reopened) return 'need.reopenedBefore'
    const tooLate = status === 'closed' && !(reopenUntil && now < reopenUntil)
    return tooLate ? 'need.actionNotAllowed' : undefined
  },
  return: ({ returning, designated }) => {
    if (designated) return 'need.designated'
    return returning ? 'need.actionNotAllowed' : undefined
  },
  decideReturn: ({ returning }, now, parts) => refusalOfDeciding(returning, parts, now),
  takeOver: ({ returning }) => (returning?.state === 'granted' ? undefined : 'need.actionNotAllowed'),
  recordTakeOver: ({ returning }) =>
    returning?.state === 'granted' && returning.toDepartment ? undefined : 'need.actionNotAllowed',
  // A pause may be asked for whenever anything may.
  askTime: (need, now) => refusalOfPlea('pause', need, now),
  decidePlea: ({ plea, dueAt }, now, parts) => {
    if (plea?.state !== 'pending') return 'need.actionNotAllowed'
    if (!parts.includes(plea.approver)) return 'need.notFound'
    if (plea.own) return 'need.ownPlea'
    return dueAt && now < dueAt ? undefined : 'need.dueAlready'
  },
  review: ({ plea }, _now, parts) => {
    if (plea?.state !== 'running' || plea.kind !== 'shelving') return 'need.actionNotAllowed'
    return parts.includes(plea.approver) ? undefined : 'need.notFound'
  },
  resume: ({ plea }) => (plea?.state === 'running' ? undefined : 'need.actionNotAllowed')
}

/** What somebody with these parts may do now, in the order in which to offer it: first what moves the need on. */
export function availableActions(need: NeedState, parts: readonly Part[], now: Date): NeedAction[] {
  const possible = actions.filter((action) => refusalOf(need, action, parts, now) === undefined)
  const { onward = [], other = [] } = Object.groupBy(possible, (action) =>
    movesOn(need.status, action) ? 'onward' : 'other'
  )
  return [...onward, ...other]
}

/** The course of a need that nothing holds up. */
const course: readonly NeedStatus[] = ['submitted', 'accepted', 'dispatched', 'handling', 'answered', 'closed']

/** Does the action take a need further along its course? Sending it elsewhere again does not. */
function movesOn(status: NeedStatus, action: NeedAction): boolean {
  return course.indexOf(nextStatus(status, action)) > course.indexOf(status)
}

/** Does the action leave behind what the office asked for? */
export function settlesPlea(action: NeedAction): boolean {
  const step: Step = steps[action]
  return step.to !== undefined && action !== 'sign' && action !== 'assign'
}

/** Does the action leave behind that the office asked to give it back? */
export function settlesReturn(action: NeedAction): boolean {
  return settlesPlea(action) && action !== 'takeOver' && action !== 'recordTakeOver'
}

/** The status after an action that is allowed. */
export function nextStatus(status: NeedStatus, action: NeedAction): NeedStatus {
  const step: Step = steps[action]
  return step.to ?? status
}

/** Somebody still has to act on it before it is answered. */
export function isOpen(status: NeedStatus): boolean {
  return open.some((each) => each === status)
}

export const openStatuses: readonly NeedStatus[] = open
