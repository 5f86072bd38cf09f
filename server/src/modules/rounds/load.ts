import { v7 as uuid } from 'uuid'

import { dayAt } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import { sealPhone } from '../../kernel/crypto/index.ts'
import type { Tx } from '../../kernel/db.ts'
import { type Ids, idsOf, momentBack } from '../../kernel/demonstration.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import type { DemoRounds, Preset } from '../places/index.ts'
import { openRound } from './opening.ts'
import { monthBefore } from './rules.ts'
import { findInquiries, noteNeed, updateInquiry } from './inquiry-store.ts'
import { findRespondents, insertRespondents } from './respondent-store.ts'
import { insertPlan, lockPlan, type PlanRow } from './store.ts'

/** Enters the monthly rounds of a preset that are not there yet; those that are stay as the place has changed them. */
export async function loadRoundPlans(tx: Tx, call: Call, plans: Preset['roundPlans']): Promise<void> {
  const organisations = await idsOf(tx, 'organisation')
  for (const { organisation, within, ...plan } of plans) {
    const limit = { limitAmount: within.amount, limitUnit: within.unit }
    const entered = { id: uuid(), firstDay: dayAt(call.now), createdAt: call.now }
    await insertPlan(tx, { ...plan, organisationId: organisations.get(organisation)!, ...limit, ...entered })
  }
}

/**
 * Lets the demonstration ask: who is asked, and what came of the last rounds, the latest of them this month's and open.
 * `needs` are those of the demonstration by their keys. Rounds that ask somebody already are left alone.
 */
export async function enactRounds(tx: Tx, call: Call, rounds: readonly DemoRounds[], needs: Ids): Promise<void> {
  const ids = { organisation: await idsOf(tx, 'organisation'), person: await idsOf(tx, 'person'), need: needs }
  const plans = await idsOf(tx, 'roundPlan')
  for (const round of rounds) {
    const plan = await lockPlan(tx, plans.get(round.plan)!)
    if (!plan || (await findRespondents(tx, plan.id)).length > 0) continue
    const respondents = round.respondents.map((one, position) => respondentOf(call, ids, plan, { ...one, position }))
    await insertRespondents(tx, respondents)
    await enactMonths(tx, call, ids, plan, round)
  }
}

type Grounds = Record<'organisation' | 'person' | 'need', Ids>

function respondentOf(
  call: Call,
  { organisation: organisations, person }: Grounds,
  { id: planId }: PlanRow,
  { key, name, organisation, phone, worker, position }: DemoRounds['respondents'][number] & { position: number }
) {
  const id = uuid()
  const organisationId = organisation === undefined ? null : organisations.get(organisation)!
  const sealed = sealPhone(call, sealedColumns.respondentPhone, id, phone?.replaceAll(' ', ''))
  return { id, key, planId, position, name, organisationId, workerId: person.get(worker)!, ...sealed }
}

async function enactMonths(tx: Tx, call: Call, ids: Grounds, plan: PlanRow, { months }: DemoRounds): Promise<void> {
  const calendar = await loadCalendar(tx)
  const timeOf = (when: { workdaysAgo: number; at: string }): Date => momentBack(calendar, call, when)
  const respondents = new Map((await findRespondents(tx, plan.id)).map(({ id, key }) => [id, key]))
  let month = dayAt(call.now).slice(0, 7)
  const named = months.toReversed().map((one) => {
    const of = { ...one, month }
    month = monthBefore(month)
    return of
  })
  for (const { inquiries, ...one } of named.toReversed()) {
    const roundId = await openRound(tx, { ...call, now: timeOf(one) }, plan, one.month)
    const rows = roundId ? await findInquiries(tx, roundId) : []
    for (const { respondent, needs = [], outcome, reason = null, ...when } of inquiries) {
      const row = rows.find(({ respondentId }) => respondents.get(respondentId) === respondent)!
      const recorded = { recordedAt: timeOf(when), recordedById: row.workerId }
      await updateInquiry(tx, row.id, { outcome, reason, ...recorded })
      for (const key of needs) await noteNeed(tx, row.id, ids.need.get(key)!)
    }
  }
}
