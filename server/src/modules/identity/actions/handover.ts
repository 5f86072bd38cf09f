import type { Grant } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { countOpenNeeds, handOverNeeds } from '../../needs/index.ts'
import { countRespondentsOf, handOverRespondents } from '../../rounds/index.ts'
import { findGrants, type GrantRow, holdsAlready, insertGrant, lockRootAdministrators } from '../store/grants.ts'
import { lockPeople } from '../store/people.ts'
import { findMemberships, insertMembership, isMember, updateMembershipEnd } from '../store/teams.ts'
import { findTeamsOf } from '../views.ts'
import { endNow, refuseBoth, toGrant } from './grants.ts'
import { lockedPersonInReach, managedPerson } from './reach.ts'

type Preview = {
  needs: number
  respondents: number
  grants: Omit<Grant, 'person'>[]
  teams: { id: string; name: string }[]
}

export async function previewHandover(db: Db, call: Call, id: string): Promise<Preview> {
  await managedPerson(db, call, id)
  const today = dayIn(call.now)
  const teams = await findTeamsOf(db, id, today)
  return {
    needs: await countOpenNeeds(db, id),
    respondents: await countRespondentsOf(db, id),
    grants: (await findGrants(db, [id], today)).map(toGrant),
    teams: teams.map(({ id: teamId, name }) => ({ id: teamId, name }))
  }
}

/** Everything open and every role of one person to another (交接), at once. Nobody hands over to themselves. */
export async function handOver(
  tx: Tx,
  call: Call,
  { from, to, note }: { from: string; to: string; note?: string | undefined }
): Promise<{ needs: number; needsLeft: number; respondents: number; grants: number; teams: number }> {
  if (from === to) throw new AppError('handover.same')
  if (to === personOf(call)) throw new AppError('grant.notYours')
  await lockPeople(tx, [from, to])
  await lockedPersonInReach(tx, call, from)
  await managedPerson(tx, call, to)
  const today = dayIn(call.now)
  const administrators = await lockRootAdministrators(tx, today)
  const grants = await findGrants(tx, [from], today)
  const coming = grants.map(({ role }) => role)
  await refuseBoth(tx, call, to, coming)

  for (const grant of grants) await moveGrant(tx, call, grant, { to, today })
  const left = await lockRootAdministrators(tx, today)
  if (administrators.length > 0 && left.length === 0) throw new AppError('grant.last')
  const teams = await moveMemberships(tx, call, { from, to, today })
  const open = await countOpenNeeds(tx, from)
  const needs = await handOverNeeds(tx, call, from, to)
  const respondents = await handOverRespondents(tx, from, to)

  const moved = { needs, needsLeft: open - needs, respondents, grants: grants.length, teams }
  await recordAudit(tx, call, 'handover.done', from, { to, ...moved, ...(note && { note }) })
  await publish(tx, call, 'handover.done', { fromPersonId: from, toPersonId: to })
  return moved
}

/** The receiver holds it from today for as long as the giver would have. */
async function moveGrant(
  tx: Tx,
  call: Call,
  grant: GrantRow,
  { to: personId, today }: { to: string; today: string }
): Promise<void> {
  const { role, organisationId, heldTo } = grant
  const from = grant.heldFrom > today ? grant.heldFrom : today
  await endNow(tx, grant, today)
  if (await holdsAlready(tx, { personId, role, organisationId, from, to: heldTo ?? undefined })) return
  await insertGrant(tx, { id: uuid(), personId, role, organisationId, heldFrom: from, heldTo, createdAt: call.now })
}

async function moveMemberships(
  tx: Tx,
  call: Call,
  { from, to, today }: { from: string; to: string; today: string }
): Promise<number> {
  const memberships = await findMemberships(tx, from, today)
  for (const { id, teamId, drawnFromId, leader, heldFrom } of memberships) {
    const start = heldFrom && heldFrom > today ? heldFrom : today
    await updateMembershipEnd(tx, id, start)
    if (await isMember(tx, { teamId, personId: to })) continue
    const row = { id: uuid(), teamId, personId: to, drawnFromId, leader, heldFrom: start, createdAt: call.now }
    await insertMembership(tx, row)
  }
  return memberships.length
}
