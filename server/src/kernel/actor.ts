import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import { type Actor, stranger } from './call.ts'
import { dayIn } from './days.ts'
import { type Db, onSchema, schemaOf } from './db.ts'
import { fixed, type Given } from './fixed.ts'
import type { Session } from './session.ts'
import type { Tables } from './tables.ts'

/** Days are half-open: the last day held is the one before the end. */
function heldOn(table: 'post' | 'teamMember' | 'roleGrant', today: string | RawBuilder<string>): RawBuilder<boolean> {
  const [from, to] = [sql.ref(`${table}.heldFrom`), sql.ref(`${table}.heldTo`)]
  return sql<boolean>`(${from} is null or ${from} <= ${today}) and (${to} is null or ${to} > ${today})`
}

/** Where a person belongs on a day: by work, by the posts they hold, and where they were drawn from for a team. */
export function unitsOf(
  eb: ExpressionBuilder<Tables, 'person'>,
  today: string | RawBuilder<string>
): SelectQueryBuilder<Tables, 'organisation', { path: string }> {
  const posts = eb.selectFrom('post').whereRef('post.personId', '=', 'person.id').where(heldOn('post', today))
  const lent = eb
    .selectFrom('teamMember')
    .whereRef('teamMember.personId', '=', 'person.id')
    .where(heldOn('teamMember', today))
  const own = eb.selectFrom('person as self').whereRef('self.id', '=', 'person.id')
  const ids = own
    .select('self.organisationId as id')
    .unionAll(posts.select('post.organisationId as id'))
    .unionAll(posts.select('post.representsId as id'))
    .unionAll(lent.select('teamMember.drawnFromId as id'))
  return eb.selectFrom('organisation').select('organisation.path').where('organisation.id', 'in', ids)
}

const personWith = fixed((db, given: Given<{ accountId: string; today: string }>) =>
  db
    .selectFrom('person')
    .select((eb) => [
      'person.id',
      'person.name',
      jsonArrayFrom(unitsOf(eb, given('today'))).as('units'),
      jsonArrayFrom(
        eb
          .selectFrom('roleGrant')
          .innerJoin('organisation as granted', 'granted.id', 'roleGrant.organisationId')
          .select(['roleGrant.role', 'granted.id as at', 'granted.path'])
          .whereRef('roleGrant.personId', '=', 'person.id')
          .where(heldOn('roleGrant', given('today')))
      ).as('grants'),
      jsonArrayFrom(
        eb
          .selectFrom('teamMember')
          .select(['teamMember.teamId as id', 'teamMember.leader'])
          .whereRef('teamMember.personId', '=', 'person.id')
          .where(heldOn('teamMember', given('today')))
      ).as('teams')
    ])
    .where('person.accountId', '=', given('accountId'))
    .where('person.active', '=', true)
)

/** What an account is in a place: one query for the person, the grants of today and the teams. */
export async function openActor(db: Db, place: string, session: Session, now: Date): Promise<Actor> {
  const { accountId, name } = session
  const [person] = await personWith(onSchema(db, schemaOf(place)), { accountId, today: dayIn(now) })
  const account = { ...stranger, accountId, name }
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
