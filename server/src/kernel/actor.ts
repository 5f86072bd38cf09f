import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { type Actor, stranger } from './call.ts'
import { dayIn } from './days.ts'
import { type Db, schemaOf } from './db.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** Where a person belongs on a day: by work, by the posts they hold, and where they were drawn from for a team. */
export function unitsOf(
  eb: ExpressionBuilder<Tables, 'person'>,
  today: string
): SelectQueryBuilder<Tables, 'organisation', { path: string }> {
  const held = (table: 'post' | 'teamMember') =>
    sql<boolean>`(${sql.ref(`${table}.heldFrom`)} is null or ${sql.ref(`${table}.heldFrom`)} <= ${today})
      and (${sql.ref(`${table}.heldTo`)} is null or ${sql.ref(`${table}.heldTo`)} > ${today})`
  const posts = eb.selectFrom('post').whereRef('post.personId', '=', 'person.id').where(held('post'))
  const lent = eb.selectFrom('teamMember').whereRef('teamMember.personId', '=', 'person.id').where(held('teamMember'))
  const own = eb.selectFrom('person as self').whereRef('self.id', '=', 'person.id')
  const ids = own
    .select('self.organisationId as id')
    .unionAll(posts.select('post.organisationId as id'))
    .unionAll(posts.select('post.representsId as id'))
    .unionAll(lent.select('teamMember.drawnFromId as id'))
  return eb.selectFrom('organisation').select('organisation.path').where('organisation.id', 'in', ids)
}

/** What an account is in a place: one query for the person, the grants of today and the teams. */
export async function openActor(db: Db, place: string, session: Session, now: Date): Promise<Actor> {
  const today = dayIn(now)
  const here = db.withSchema(schemaOf(place))
  const person = await here
    .selectFrom('person')
    .select((eb) => [
      'person.id',
      'person.name',
      jsonArrayFrom(unitsOf(eb, today)).as('units'),
      jsonArrayFrom(
        eb
          .selectFrom('roleGrant')
          .innerJoin('organisation as granted', 'granted.id', 'roleGrant.organisationId')
          .select(['roleGrant.role', 'granted.id as at', 'granted.path'])
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
    unitPaths: person.units.map(({ path }) => path),
    grants: person.grants,
    teams: person.teams
  }
}
