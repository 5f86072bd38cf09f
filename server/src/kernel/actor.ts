import type { Role } from '@hongchao/contract'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { type Actor, stranger } from './call.ts'
import { dayIn } from './days.ts'
import { type Db, schemaOf } from './db.ts'
import type { Session } from './session.ts'

/** What an account is in a place: one query for the person, the grants of today and the teams. */
export async function openActor(db: Db, place: string, session: Session, now: Date): Promise<Actor> {
  const today = dayIn(now)
  const here = db.withSchema(schemaOf(place))
  const person = await here
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select((eb) => [
      'person.id',
      'person.name',
      'organisation.path',
      jsonArrayFrom(
        eb
          .selectFrom('roleGrant')
          .innerJoin('organisation as granted', 'granted.id', 'roleGrant.organisationId')
          .select(['roleGrant.role', 'granted.path'])
          .whereRef('roleGrant.personId', '=', 'person.id')
          .where('roleGrant.heldFrom', '<=', today)
          .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', today)]))
      ).as('grants'),
      jsonArrayFrom(
        eb
          .selectFrom('teamMember')
          .select(['teamMember.teamId as id', 'teamMember.leader'])
          .whereRef('teamMember.personId', '=', 'person.id')
          .where((on) => on.or([on('teamMember.heldFrom', 'is', null), on('teamMember.heldFrom', '<=', today)]))
          .where((on) => on.or([on('teamMember.heldTo', 'is', null), on('teamMember.heldTo', '>', today)]))
      ).as('teams')
    ])
    .where('person.accountId', '=', session.accountId)
    .where('person.active', '=', true)
    .executeTakeFirst()

  const account = { ...stranger, accountId: session.accountId, name: session.name }
  if (!person) return account
  return {
    ...account,
    personId: person.id,
    name: person.name,
    ...(person.path && { organisationPath: person.path }),
    grants: person.grants as { role: Role; path: string }[],
    teams: person.teams
  }
}
