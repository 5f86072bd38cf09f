import type { ChangeRoundPlan, FoundRoundPlan, GivenRespondent, RoundPlanDetail } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { dayAt } from '../../kernel/calendar/index.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { sealPhone } from '../../kernel/crypto/index.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { reaches, reachesOrganisation } from '../../kernel/grants.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { refuseUnknownKeys } from '../needs/index.ts'
import { getPreset } from '../places/index.ts'
import { inquiryIn, openRound } from './opening.ts'
import { planActions } from './rules.ts'
import { dropInquiries, insertInquiries, moveInquiries } from './inquiry-store.ts'
import {
  findRespondents,
  forgetTelephones,
  insertRespondents,
  type RespondentRow,
  retireRespondents,
  updateRespondent
} from './respondent-store.ts'
import {
  closeRounds,
  findPathOf,
  findRounds,
  findWorkers,
  insertPlan,
  lockPlan,
  type PlanRow,
  updatePlan
} from './store.ts'
import { presentPlan } from './views.ts'

/**
 * 每月走访 (W-6: talents' needs in a round each month): once there is somebody to ask, the first opens on the next day that
 * the plan names.
 */
export async function foundPlan(tx: Tx, call: Call, input: FoundRoundPlan): Promise<RoundPlanDetail> {
  const { organisationId, respondents, kind, title, questions, opensOn, within } = input
  if (!(await reachesOrganisation(tx, call, 'needs.dispatch', organisationId))) {
    throw new AppError('organisation.notFound')
  }
  refuseUnknownKeys(await getPreset(tx), { kind })
  const id = uuid()
  const limit = { limitAmount: within.amount, limitUnit: within.unit }
  const founded = { firstDay: dayAt(call.now), foundedById: personOf(call), createdAt: call.now }
  await insertPlan(tx, { id, organisationId, kind, title, questions, opensOn, ...limit, ...founded })
  const plan = await lockDesk(tx, call, id)
  await setRespondents(tx, call, plan, respondents)
  await recordAudit(tx, call, 'roundPlan.founded', id, { note: title })
  return await presentPlan(tx, call, plan)
}

/** Whoever is new is asked in the round that is open, too; whoever is left out is asked no more. */
export async function changePlan(tx: Tx, call: Call, id: string, input: ChangeRoundPlan): Promise<RoundPlanDetail> {
  const plan = await lockFor(tx, call, id, 'change')
  const { respondents, title, questions, opensOn, within, version } = input
  if (version !== plan.version) throw new AppError('conflict')
  const limit = { limitAmount: within.amount, limitUnit: within.unit }
  await updatePlan(tx, id, { title, questions, opensOn, ...limit, version: version + 1 })
  await setRespondents(tx, call, plan, respondents)
  await recordAudit(tx, call, 'roundPlan.changed', id, { note: title })
  return await presentPlan(tx, call, await lockDesk(tx, call, id))
}

/** This month's round before its day; when that comes none opens any more. */
export async function openNow(tx: Tx, call: Call, id: string): Promise<RoundPlanDetail> {
  const plan = await lockFor(tx, call, id, 'open')
  await openRound(tx, call, plan, dayAt(call.now).slice(0, 7))
  return await presentPlan(tx, call, plan)
}

export async function endPlan(tx: Tx, call: Call, id: string): Promise<RoundPlanDetail> {
  const plan = await lockFor(tx, call, id, 'end')
  await updatePlan(tx, id, { state: 'ended' })
  await closeRounds(tx, id, { at: call.now })
  await forgetTelephones(tx, id)
  await recordAudit(tx, call, 'roundPlan.ended', id, { note: plan.title })
  return await presentPlan(tx, call, await lockDesk(tx, call, id))
}

export async function listWorkers(
  db: Db,
  call: Call,
  organisationId: string
): Promise<{ items: { id: string; name: string; organisation?: string }[] }> {
  const path = await findPathOf(db, call, 'needs.dispatch', organisationId)
  if (path === undefined) throw new AppError('organisation.notFound')
  const workers = await findWorkers(db, call, path)
  return { items: workers.map(({ organisation, ...worker }) => ({ ...worker, ...(organisation && { organisation }) })) }
}

async function lockFor(tx: Tx, call: Call, id: string, action: 'change' | 'open' | 'end'): Promise<PlanRow> {
  const plan = await lockDesk(tx, call, id)
  const [last] = await findRounds(tx, [id], { latest: true })
  const respondents = (await findRespondents(tx, id)).length
  const may = planActions(plan, { desk: true, respondents, openedFor: last?.month }, call.now)
  if (!may.includes(action)) throw new AppError('roundPlan.actionNotAllowed')
  return plan
}

async function lockDesk(tx: Tx, call: Call, id: string): Promise<PlanRow> {
  const plan = await lockPlan(tx, id)
  if (!plan || !reaches(call, 'needs.dispatch', plan.path)) throw new AppError('roundPlan.notFound')
  return plan
}

async function setRespondents(tx: Tx, call: Call, plan: PlanRow, given: readonly GivenRespondent[]): Promise<void> {
  await refuseUnknown(tx, call, plan, given)
  const there = await findRespondents(tx, plan.id)
  const known = new Map(there.map((row) => [row.id, row]))
  if (given.some(({ id }) => id !== undefined && !known.has(id))) throw new AppError('roundPlan.respondentUnknown')
  const kept = new Set(given.flatMap(({ id }) => id ?? []))
  const left = there.filter(({ id }) => !kept.has(id)).map(({ id }) => id)
  await dropInquiries(tx, left)
  await retireRespondents(tx, left)
  const added = given.flatMap((one, position) => (one.id === undefined ? [rowOf(call, plan, one, position)] : []))
  if (there.length === 0 && added.length > 0) await updatePlan(tx, plan.id, { firstDay: dayAt(call.now) })
  await insertRespondents(tx, added)
  for (const [position, one] of given.entries()) {
    const before = one.id === undefined ? undefined : known.get(one.id)
    if (before) await keepRespondent(tx, call, before, { ...one, position })
  }
  const [last] = await findRounds(tx, [plan.id], { latest: true })
  if (last && last.closedAt === null) await insertInquiries(tx, added.map(inquiryIn(last.id)))
}

async function keepRespondent(
  tx: Tx,
  call: Call,
  { id, workerId: before }: RespondentRow,
  { position, name, organisationId, phone, workerId }: GivenRespondent & { position: number }
): Promise<void> {
  const sealed = phone === undefined ? {} : sealPhone(call, sealedColumns.respondentPhone, id, phone)
  await updateRespondent(tx, id, { position, name, organisationId: organisationId ?? null, workerId, ...sealed })
  if (before !== workerId) await moveInquiries(tx, [id], workerId)
}

function rowOf(
  call: Call,
  { id: planId }: PlanRow,
  { name, organisationId, phone, workerId }: GivenRespondent,
  position: number
) {
  const id = uuid()
  const sealed = sealPhone(call, sealedColumns.respondentPhone, id, phone)
  return { id, planId, position, name, organisationId: organisationId ?? null, workerId, ...sealed }
}

/** Who asks may write needs down there; where people are is where the caller looks after. */
async function refuseUnknown(tx: Tx, call: Call, { path }: PlanRow, given: readonly GivenRespondent[]): Promise<void> {
  const workers = new Set((await findWorkers(tx, call, path)).map(({ id }) => id))
  const index = given.findIndex(({ workerId }) => !workers.has(workerId))
  if (index >= 0) {
    const field = { field: `/respondents/${index}/workerId`, reason: 'invalid_value' }
    throw new AppError('roundPlan.workerUnknown', { fields: [field] })
  }
  for (const id of new Set(given.flatMap(({ organisationId }) => organisationId ?? []))) {
    if (!(await reachesOrganisation(tx, call, 'needs.dispatch', id))) throw new AppError('organisation.notFound')
  }
}
