import type { AddTeamMember, Team } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError, violatedConstraint } from '../../kernel/errors.ts'
import { getOrganisation } from './actions.ts'
import { findPersonToDraw } from './people.ts'
import { toTeams } from './shapes.ts'
import { endMembership, findTeams, insertTeamMember } from './teams.ts'

export async function listTeams(db: Db, call: Call): Promise<{ items: Team[] }> {
  return { items: toTeams(await findTeams(db, call, 'organisations.read')) }
}

export async function addTeamMember(tx: Tx, call: Call, teamId: string, input: AddTeamMember): Promise<Team> {
  await getTeamToManage(tx, call, teamId)
  const person = await findPersonToDraw(tx, call, input.personId)
  if (!person) throw new AppError('person.notFound')
  const drawnFrom = await getOrganisation(tx, call, input.drawnFromId ?? person.organisationId)

  await insertMember(tx, call, { teamId, personId: person.id, drawnFromId: drawnFrom.id, leader: input.leader })

  await recordAudit(tx, call, 'team.memberAdded', teamId, { personId: person.id })
  return await getTeamToManage(tx, call, teamId)
}

export async function endTeamMember(tx: Tx, call: Call, teamId: string, memberId: string): Promise<Team> {
  await getTeamToManage(tx, call, teamId)

  const ended = await endMembership(tx, teamId, memberId, dayIn(call.now))
  if (!ended) throw new AppError('team.memberNotFound')

  await recordAudit(tx, call, 'team.memberEnded', teamId, { memberId })
  return await getTeamToManage(tx, call, teamId)
}

async function getTeamToManage(db: Db, call: Call, id: string): Promise<Team> {
  const [team] = toTeams(await findTeams(db, call, 'organisations.manage', id))
  if (!team) throw new AppError('team.notFound')
  return team
}

type NewMember = { teamId: string; personId: string; drawnFromId: string; leader: boolean }

async function insertMember(tx: Tx, call: Call, member: NewMember): Promise<void> {
  try {
    await insertTeamMember(tx, { ...member, id: uuid(), heldFrom: dayIn(call.now), createdAt: call.now })
  } catch (error) {
    if (violatedConstraint(error) === 'team_member_once') throw new AppError('team.memberAlready')
    throw error
  }
}
