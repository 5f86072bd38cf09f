import type {
  DueStep,
  Inquiry,
  LimitUnit,
  Respondent,
  Round,
  RoundDetail,
  RoundPlan,
  RoundPlanDetail,
  ToldNeed
} from '@hongchao/contract'

import type { Calendar } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { maskedPhone } from '../../kernel/crypto/index.ts'
import type { Db } from '../../kernel/db.ts'
import { reaches } from '../../kernel/grants.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { findProgress, maskedName } from '../needs/index.ts'
import { inquiryActions, isLate, isToReport, mayCall, nextOpening, planActions, seenOutcome } from './rules.ts'
import { findInquiries, findTold, type InquiryRow, type ToldRow } from './inquiry-store.ts'
import { countRespondents, findRespondents, type RespondentRow } from './respondent-store.ts'
import { findPlanOf, findPlans, findRounds, type PlanRow, type RoundRow } from './store.ts'

export async function listPlans(db: Db, call: Call): Promise<{ items: RoundPlan[] }> {
  const rows = await findPlans(db, call, 'needs.read')
  const ids = rows.map(({ id }) => id)
  const counts = await countRespondents(db, ids)
  const rounds = new Map((await findRounds(db, ids, { latest: true })).map((round) => [round.planId, round]))
  const calendar = await loadCalendar(db)
  return {
    items: rows.map((row) =>
      toPlan(calendar, call, row, { respondents: counts.get(row.id) ?? 0, last: rounds.get(row.id) })
    )
  }
}

export async function presentPlan(db: Db, call: Call, row: PlanRow): Promise<RoundPlanDetail> {
  const rounds = await findRounds(db, [row.id], { latest: false })
  const respondents = await findRespondents(db, row.id)
  const desk = reaches(call, 'needs.dispatch', row.path)
  return {
    ...toPlan(await loadCalendar(db), call, row, { respondents: respondents.length, last: rounds[0] }),
    version: row.version,
    list: respondents.map((one) => toRespondent(call, one, nameFor(desk, one))),
    rounds: rounds.map((round) => toRound(call, round)),
    availableActions: planActions(row, { desk, respondents: respondents.length, openedFor: rounds[0]?.month }, call.now)
  }
}

type Asked = { respondents: number; last: RoundRow | undefined }

function toPlan(calendar: Calendar, call: Call, row: PlanRow, { respondents, last }: Asked): RoundPlan {
  const { id, organisationId, organisationName, title, kind, questions, opensOn, state } = row
  return {
    id,
    organisation: { id: organisationId, name: organisationName },
    title,
    kind,
    questions,
    opensOn,
    within: { amount: row.limitAmount, unit: row.limitUnit as LimitUnit },
    state,
    respondents,
    ...(last && { round: toRound(call, last) }),
    ...(state === 'active' && respondents > 0 && { next: nextOpening(calendar, row, last?.month, call.now) })
  }
}

export function toRound(call: Call, row: RoundRow): Round {
  const { id, month, openedAt, dueAt, provisional, closedAt, respondents, asked, askedLate } = row
  return {
    id,
    month,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    provisional,
    closed: closedAt !== null,
    respondents,
    asked,
    late: call.now > dueAt ? respondents - asked + askedLate : askedLate
  }
}

/** Whoever neither asks nor wrote them down reads of respondents what they read of requesters. */
function nameFor(asks: boolean, { name }: { name: string }): string {
  return asks ? name : maskedName(name)
}

function toRespondent(call: Call, row: RespondentRow, name: string): Respondent {
  return {
    id: row.id,
    name,
    ...organisationOf(row),
    ...phoneOf(call, { respondentId: row.id, phoneSealed: row.phoneSealed }),
    worker: { id: row.workerId, name: row.workerName }
  }
}

type Where = { organisationId: string | null; organisationName: string | null }

function organisationOf({ organisationId, organisationName }: Where): { organisation?: { id: string; name: string } } {
  return organisationId === null ? {} : { organisation: { id: organisationId, name: organisationName ?? '' } }
}

function phoneOf(
  call: Call,
  { respondentId, phoneSealed }: { respondentId: string; phoneSealed: string | null }
): { phone?: string } {
  if (phoneSealed === null) return {}
  return { phone: maskedPhone(call, sealedColumns.respondentPhone, respondentId, phoneSealed) }
}

/** A round with its inquiries; `workerId`: only those that somebody is to ask. */
export async function presentRound(db: Db, call: Call, row: RoundRow, workerId?: string): Promise<RoundDetail> {
  const { title, questions, id } = await findPlanOf(db, row)
  const inquiries = await findInquiries(db, row.id, workerId)
  return {
    ...toRound(call, row),
    plan: { id, name: title, questions },
    steps: row.steps as DueStep[],
    inquiries: await presentInquiries(db, call, inquiries)
  }
}

/** All of one round. */
export async function presentInquiries(db: Db, call: Call, rows: readonly InquiryRow[]): Promise<Inquiry[]> {
  const told = await findTold(
    db,
    rows.map(({ respondentId }) => respondentId)
  )
  const progress = await findProgress(
    db,
    call,
    told.map(({ needId }) => needId)
  )
  const known = new Map<string, ToldNeed>(progress.map((need) => [need.id, need]))
  return rows.map((row) => toInquiry(call, row, told, known))
}

function toInquiry(
  call: Call,
  row: InquiryRow,
  told: readonly ToldRow[],
  known: ReadonlyMap<string, ToldNeed>
): Inquiry {
  const asks = mayAsk(call, row)
  const shown = (of: readonly ToldRow[]): ToldNeed[] =>
    of.flatMap(({ needId }) => known.get(needId) ?? []).map((need) => (asks || need.opens ? need : wordless(need)))
  const now = told.filter(({ inquiryId }) => inquiryId === row.id)
  const needs = shown(now)
  const outcome = seenOutcome({
    outcome: row.outcome,
    shown: needs.length,
    hidden: now.length - needs.length,
    own: row.recordedById === call.actor.personId
  })
  return {
    id: row.id,
    name: nameFor(asks, row),
    ...organisationOf(row),
    ...(seesPhone(call, row) && phoneOf(call, row)),
    worker: { id: row.workerId, name: row.workerName },
    ...(outcome && { outcome }),
    ...(row.reason !== null && { reason: row.reason }),
    ...(row.recordedAt && { recordedAt: row.recordedAt.toISOString() }),
    late: isLate(row, row, call.now),
    needs,
    before: shown(toReport(row, told)),
    availableActions: asks ? inquiryActions({ outcome }, row) : []
  }
}

/** Of a need beyond the caller's reach, how far it is; what was said in it is for whoever has to tell the respondent. */
function wordless({ id, code, status, office, dueAt, opens }: ToldNeed): ToldNeed {
  return { id, code, title: code, status, opens, ...(office && { office }), ...(dueAt && { dueAt }) }
}

/** Who asks, or whoever is at the desk in their place. */
export function mayAsk(call: Call, { workerId, path }: Pick<InquiryRow, 'workerId' | 'path'>): boolean {
  return workerId === call.actor.personId || reaches(call, 'needs.dispatch', path)
}

export function seesPhone(call: Call, row: Pick<InquiryRow, 'closedAt' | 'responsibleId' | 'path'>): boolean {
  const desk = reaches(call, 'needs.dispatch', row.path)
  return mayCall(row, { desk, responsible: row.responsibleId === call.actor.personId })
}

function toReport({ respondentId, month }: InquiryRow, told: readonly ToldRow[]): ToldRow[] {
  const earlier = told.filter((one) => one.respondentId === respondentId && one.month < month)
  const last = earlier.toSorted((a, b) => b.month.localeCompare(a.month))[0]
  return earlier.filter((one) => isToReport(one, last?.roundId))
}
