import type { AuditSubject } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { reaches } from '../../kernel/grants.ts'

/** What the ids of a page of the trail stand for, needs excepted. */
export type Known = Map<string, { kind: AuditSubject['kind']; label: string; opens: boolean }>

export async function findNames(db: Db, call: Call, ids: readonly string[]): Promise<Known> {
  if (ids.length === 0) return new Map()
  const people = await db
    .selectFrom('person')
    .leftJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(['person.id', 'person.name as label', 'organisation.path'])
    .where('person.id', 'in', ids)
    .execute()
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name as label', 'path'])
    .where('id', 'in', ids)
    .execute()
  const teams = await db
    .selectFrom('team')
    .innerJoin('organisation', 'organisation.id', 'team.organisationId')
    .select(['team.id', 'team.name as label', 'organisation.path'])
    .where('team.id', 'in', ids)
    .execute()
  const posters = await db.selectFrom('poster').select(['id', 'location as label']).where('id', 'in', ids).execute()

  const keys = await db.selectFrom('open311Key').select(['id', 'name as label']).where('id', 'in', ids).execute()
  const hooks = await db.selectFrom('webhook').select(['id', 'name as label']).where('id', 'in', ids).execute()
  const seen = (path: string | null, permission: 'organisations.read' | 'people.manage'): boolean =>
    path !== null && reaches(call, permission, path)
  return new Map([
    ...people.map(({ id, label, path }) => entry(id, 'person', label, seen(path, 'people.manage'))),
    ...organisations.map(({ id, label, path }) => entry(id, 'organisation', label, seen(path, 'organisations.read'))),
    ...teams.map(({ id, label, path }) => entry(id, 'team', label, seen(path, 'organisations.read'))),
    ...posters.map(({ id, label }) => entry(id, 'poster', label, false)),
    ...[...keys, ...hooks].map(({ id, label }) => entry(id, 'other', label, false))
  ])
}

function entry(id: string, kind: AuditSubject['kind'], label: string, opens: boolean) {
  return [id, { kind, label, opens }] as const
}
