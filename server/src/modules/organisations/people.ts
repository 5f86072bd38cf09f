import type { Person } from '@hongchao/contract'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'

import type { Call } from '../../kernel/call.ts'
import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { textsOf } from '../../kernel/page.ts'
import { likePattern } from './rules.ts'
import { reachable } from './store.ts'

export type PeopleQuery = { q?: string; organisation?: string; after?: string; limit: number }

export type PersonRow = {
  id: string
  name: string
  initials: string
  phoneSealed: string | null
  organisationId: string | null
  organisationName: string
  posts: Person['posts']
  teams: Person['teams']
}

export type PostRow = {
  id: string
  kind: string
  title: string
  heldFrom: string | null
  personId: string
  personName: string
  representsId: string | null
  representsName: string | null
  representsKind: string | null
}

/** People whose organisation the caller reaches, with the posts and teams they have today. */
export async function findPeople(db: Db, call: Call, query: PeopleQuery): Promise<PersonRow[]> {
  const after = textsOf(query, 2)
  const pattern = query.q === undefined ? undefined : likePattern(query.q)
  return await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name', 'person.initials', 'person.phoneSealed', 'person.organisationId'])
    .select('organisation.name as organisationName')
    .select([postsOf(db, call).as('posts'), teamsOf(db, call).as('teams')])
    .where('person.active', '=', true)
    .where(reachable(call, 'people.read'))
    .$if(pattern !== undefined, (found) =>
      found.where((eb) =>
        eb.or([eb('person.name', 'ilike', pattern!), eb('person.initials', 'like', pattern!.toLowerCase())])
      )
    )
    .$if(query.organisation !== undefined, (found) => found.where('person.organisationId', '=', query.organisation!))
    .$if(after !== undefined, (found) =>
      found.where(sql<boolean>`(person.initials, person.id::text) > (${after![0]}, ${after![1]})`)
    )
    .orderBy('person.initials')
    .orderBy(sql`person.id::text`)
    .limit(query.limit + 1)
    .execute()
}

/** A person that the caller may draw into a team: one whose organisation they reach. */
export async function findPersonToDraw(
  db: Db,
  call: Call,
  id: string
): Promise<{ id: string; organisationId: string } | undefined> {
  const row = await db
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'organisation.id as organisationId'])
    .where('person.id', '=', id)
    .where('person.active', '=', true)
    .where(reachable(call, 'organisations.read'))
    .executeTakeFirst()
  return row
}

function postsOf(db: Db, call: Call) {
  const today = dayIn(call.now)
  return jsonArrayFrom(
    db
      .selectFrom('post')
      .innerJoin('organisation as at', 'at.id', 'post.organisationId')
      .select((eb) => [
        'post.title',
        sql<{ id: string; name: string }>`json_build_object('id', ${eb.ref('at.id')}, 'name', ${eb.ref('at.name')})`.as(
          'organisation'
        )
      ])
      .whereRef('post.personId', '=', sql.ref('person.id'))
      .where((on) => on.or([on('post.heldTo', 'is', null), on('post.heldTo', '>', today)]))
      .orderBy('at.path')
  )
}

function teamsOf(db: Db, call: Call) {
  const today = dayIn(call.now)
  return jsonArrayFrom(
    db
      .selectFrom('teamMember')
      .innerJoin('team', 'team.id', 'teamMember.teamId')
      .select(['team.id', 'team.name', 'team.color'])
      .whereRef('teamMember.personId', '=', sql.ref('person.id'))
      .where((on) => on.or([on('teamMember.heldTo', 'is', null), on('teamMember.heldTo', '>', today)]))
      .orderBy('team.position')
  )
}

export async function findPosts(db: Db, call: Call, organisationId: string): Promise<PostRow[]> {
  const today = dayIn(call.now)
  return await db
    .selectFrom('post')
    .innerJoin('person', 'person.id', 'post.personId')
    .leftJoin('organisation as represents', 'represents.id', 'post.representsId')
    .select([
      'post.id',
      'post.kind',
      'post.title',
      'post.heldFrom',
      'person.id as personId',
      'person.name as personName'
    ])
    .select(['represents.id as representsId', 'represents.name as representsName', 'represents.kind as representsKind'])
    .where('post.organisationId', '=', organisationId)
    .where((on) => on.or([on('post.heldTo', 'is', null), on('post.heldTo', '>', today)]))
    .orderBy('post.createdAt')
    .orderBy('post.id')
    .execute()
}
