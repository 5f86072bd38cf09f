import type { AuditQuery } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, type Selectable, sql, type SqlBool } from 'kysely'
import { z } from 'zod'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { pathsWith, visibleTo } from '../../kernel/grants.ts'
import { positionOf } from '../../kernel/page.ts'
import type { Tables } from '../../kernel/tables.ts'

export type AuditRow = Selectable<Tables['audit']>
export type Sought = Omit<AuditQuery, 'record'> & { subject?: string | undefined }

const Id = z.string().regex(/^\d{1,18}$/)

type Audit = ExpressionBuilder<Tables, 'audit'>

/** Newest first, one row beyond the limit. */
export async function findAudit(db: Db, call: Call, sought: Sought): Promise<AuditRow[]> {
  const after = positionOf(sought, Id)
  return await db
    .selectFrom('audit')
    .selectAll()
    .where((eb) => eb.and([...within(eb, call), ...filtered(eb, sought)]))
    .$if(after !== undefined, (rows) => rows.where(sql<boolean>`(audit.at, audit.id) < (${after!.at}, ${after!.id})`))
    .orderBy('audit.at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(sought.limit + 1)
    .execute()
}

/** At the top of the place one audits the whole of it; below, what the people of one's subtree did. */
function within(eb: Audit, call: Call): Expression<SqlBool>[] {
  if (pathsWith(call, 'audit.read').some((path) => !path.includes('.'))) return []
  const people = eb
    .selectFrom('person')
    .innerJoin('organisation', 'organisation.id', 'person.organisationId')
    .select(sql<string>`person.id::text`.as('id'))
    .where(visibleTo(call, 'audit.read', 'organisation.path'))
  return [eb('audit.actorId', 'in', people)]
}

function filtered(eb: Audit, { actor, subject, from, to, events }: Sought): Expression<SqlBool>[] {
  return [
    ...(actor ? [eb('audit.actorId', '=', actor), eb.not(asRequester(eb, actor))] : []),
    ...(subject === undefined ? [] : [eb('audit.subjectId', '=', subject)]),
    ...(from ? [eb('audit.at', '>=', startOf(from))] : []),
    ...(to ? [eb('audit.at', '<', new Date(startOf(to).getTime() + 86_400_000))] : []),
    ...(events && events.length > 0 ? [eb('audit.event', 'in', events)] : [])
  ]
}

/** What somebody did with needs of their own is not found under their name, or it would tell who raised them. */
function asRequester(eb: Audit, personId: string): Expression<SqlBool> {
  const raised = eb
    .selectFrom('needRequester')
    .select(sql<string>`need_requester.need_id::text`.as('id'))
    .where('needRequester.personId', '=', personId)
  return eb('audit.subjectId', 'in', raised)
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`)
}

/** When the row was written that the chain ends with. */
export async function findSealedUpTo(db: Db, position: number): Promise<Date | undefined> {
  const row = await db.selectFrom('audit').select('at').where('position', '=', String(position)).executeTakeFirst()
  return row?.at
}
