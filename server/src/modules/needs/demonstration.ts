import type { ActOnNeed } from '@hongchao/contract'

import { loadCalendar } from '../../kernel/calendars.ts'
import { type Actor, type Call, stranger } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { actorOf, idOf, idsOf, momentBack } from '../../kernel/demonstration.ts'
import type { DemoNeed, DemoStep } from '../places/index.ts'
import { createPoster } from '../posters/index.ts'
import { enter } from './actions/enter.ts'
import { takeStep } from './actions/act.ts'
import { getPersonRef, type PersonRef } from './references.ts'
import { phoneOfPerson } from './requester.ts'
import { lockAnyNeed, type NeedRow } from './store.ts'
import type { Part } from './rules.ts'
import { partsOf } from './view.ts'
import { blowFor } from './whistles/actions.ts'

/** Keys of the preset, and the rows that they became. */
type Ids = Record<'organisation' | 'person' | 'team', ReadonlyMap<string, string>>

/**
 * Lets the demonstration needs of a preset be raised and handled, step by step, by the same actions as people take, at
 * the times written there counted back from now. A place that has a need already is left alone. Returns the needs that
 * have a key.
 */
export async function enactNeeds(
  tx: Tx,
  call: Call,
  secret: string,
  needs: readonly DemoNeed[]
): Promise<Map<string, string>> {
  const keyed = new Map<string, string>()
  if (await tx.selectFrom('need').select('id').limit(1).executeTakeFirst()) return keyed
  const calendar = await loadCalendar(tx)
  const ids: Ids = {
    organisation: await idsOf(tx, 'organisation'),
    person: await idsOf(tx, 'person'),
    team: await idsOf(tx, 'team')
  }
  const timeOf = (when: { workdaysAgo: number; at: string }): Date => momentBack(calendar, call, when)
  for (const need of needs) {
    const raisedAt = timeOf(need)
    const raiser = need.recordedBy ?? need.raisedBy
    const by = { ...call, now: raisedAt, actor: await actorBy(tx, ids, raiser, call.now) }
    const { id } = await enter(tx, by, secret, await raisedOf(tx, call, ids, need, raisedAt))
    if (need.key) keyed.set(need.key, id)
    await hangPoster(tx, call, ids, need)
    for (const step of need.steps) {
      const actor = await actorBy(tx, ids, step.by ?? need.raisedBy, call.now)
      const at = { ...call, now: timeOf(step), actor }
      const row = await lockAnyNeed(tx, id)
      const parts = actor.personId ? partsOf(row, at) : (['requester'] as const)
      await enactStep(tx, at, ids, row, step, parts).catch((error: unknown) => {
        throw new Error(`the step ${step.action} by ${step.by} of “${need.text}” is not possible`, { cause: error })
      })
    }
  }
  return keyed
}

async function enactStep(
  tx: Tx,
  call: Call,
  ids: Ids,
  row: NeedRow,
  step: DemoStep,
  parts: readonly Part[]
): Promise<void> {
  if (step.action !== 'whistle') return await takeStep(tx, call, row, inputOf(ids, step, call.now, row), parts)
  const { kind, reason, spot, departments } = step
  const offices = departments?.map((key) => ({ departmentId: idOf(ids.organisation, key) }))
  await blowFor(tx, call, row, { kind, reason, spot, offices })
}

/** Where somebody raised a need from a poster, there hangs one, made by whoever received the need. */
async function hangPoster(
  tx: Tx,
  call: Call,
  ids: Ids,
  { channel, organisation, location, steps }: DemoNeed
): Promise<void> {
  const organisationId = idOf(ids.organisation, organisation)
  const clerk = steps[0]?.by
  if (channel !== 'poster' || !organisationId || !location || !clerk) return
  await createPoster(tx, { ...call, actor: await actorBy(tx, ids, clerk, call.now) }, { organisationId, location })
}

async function raisedOf(
  tx: Tx,
  call: Call,
  ids: Ids,
  need: DemoNeed,
  collectedAt: Date
): Promise<Parameters<typeof enter>[3]> {
  const { text, kind, category, location, channel } = need
  const organisationId = idOf(ids.organisation, need.organisation)
  const aboutOrganisationId = idOf(ids.organisation, need.about)
  const person = await findPerson(tx, ids, need.raisedBy)
  return {
    input: { text, kind, category, location, organisationId, aboutOrganisationId, photos: [] },
    channel,
    collectedAt,
    requester: requesterOf(call, need, person),
    recorder: (await findPerson(tx, ids, need.recordedBy)) ?? null,
    organisationId: person?.organisationId ?? null,
    occasion: need.occasion
  }
}

function requesterOf(
  call: Call,
  { visitor }: DemoNeed,
  person: PersonRef | undefined
): { personId: string | null; name: string; phone: string | null } {
  if (person) return { personId: person.id, name: person.name, phone: phoneOfPerson(call, person) }
  return { personId: null, name: visitor?.name ?? '', phone: visitor?.phone ?? null }
}

async function findPerson(tx: Tx, ids: Ids, key: string | undefined): Promise<PersonRef | undefined> {
  return key === undefined ? undefined : await getPersonRef(tx, idOf(ids.person, key) ?? '')
}

/** A step as the action that a person sends, with rows in place of keys. */
function inputOf(ids: Ids, step: Exclude<DemoStep, { action: 'whistle' }>, at: Date, row: NeedRow): ActOnNeed {
  const { by: _by, workdaysAgo: _days, at: _at, ...rest } = step
  switch (rest.action) {
    case 'dispatch':
    case 'return': {
      const { team, department, ...more } = rest
      return { ...more, teamId: idOf(ids.team, team), departmentId: idOf(ids.organisation, department) }
    }
    case 'decideReturn': {
      const { team, department, ...more } = rest
      const target = { teamId: idOf(ids.team, team), departmentId: idOf(ids.organisation, department) }
      return { ...more, ...target, pleaId: row.returning?.id ?? '', granted: true }
    }
    case 'assist': {
      const { team, department, instructions } = rest
      const target = { teamId: idOf(ids.team, team), departmentId: idOf(ids.organisation, department) }
      return { action: 'assist', assists: [{ ...target, instructions }] }
    }
    case 'assign':
      return { action: 'assign', personId: idOf(ids.person, rest.person) ?? '' }
    case 'recordReply':
      return { ...rest, receivedAt: at.toISOString(), photos: [] }
    case 'answer':
    case 'answerAssist':
    case 'note':
      return { ...rest, photos: [] }
    default:
      return rest
  }
}

async function actorBy(tx: Tx, { person }: Ids, key: string | undefined, now: Date): Promise<Actor> {
  return key === undefined ? stranger : await actorOf(tx, idOf(person, key), now)
}
