import type { Me } from '@hongchao/contract'

import type { Db } from '../../kernel/db.ts'
import { findGrants } from './store/grants.ts'

/** What somebody is in the place today, for the screens to choose from. */
export async function findMe(db: Db, personId: string, today: string): Promise<Omit<Me, 'permissions'>> {
  const person = await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'organisation.id as organisationId', 'organisation.name as organisationName'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  const teams = await findTeamsOf(db, personId, today)
  const grants = (await findGrants(db, [personId], today)).filter(({ heldFrom }) => heldFrom <= today)
  const { id, name, organisationId, organisationName } = person
  return {
    person: { id, name, ...(organisationId && { organisation: { id: organisationId, name: organisationName! } }) },
    grants: grants.map((grant) => ({
      role: grant.role,
      organisation: { id: grant.organisationId, name: grant.organisationName }
    })),
    teams
  }
}

export async function findTeamsOf(db: Db, personId: string, today: string): Promise<Me['teams']> {
  return await db
    .selectFrom('teamMember')
    .innerJoin('team', 'team.id', 'teamMember.teamId')
    .select(['team.id', 'team.name', 'team.color', 'teamMember.leader'])
    .where('teamMember.personId', '=', personId)
    .where((on) => on.or([on('teamMember.heldFrom', 'is', null), on('teamMember.heldFrom', '<=', today)]))
    .where((on) => on.or([on('teamMember.heldTo', 'is', null), on('teamMember.heldTo', '>', today)]))
    .orderBy('team.position')
    .execute()
}
