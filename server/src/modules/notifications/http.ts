import { type Notification, type NotificationKind, notificationsRoutes, type PageQuery } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import { findBookingTitles } from '../bookings/index.ts'
import { findNeedTitles } from '../needs/index.ts'
import { findOccurrenceTitles } from '../recurrences/index.ts'
import { findRoundTitles } from '../rounds/index.ts'

export function notificationsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, notificationsRoutes, {
    list: ({ db, call, query }) => listNotifications(db, call, query),
    count: ({ db, call }) => countUnread(db, call),
    read: ({ db: tx, call, body }) => markRead(tx, call, body.ids)
  })
}

async function listNotifications(
  db: Db,
  call: Call,
  query: PageQuery & { unread: 'true' | 'false' }
): Promise<{ items: Notification[]; next?: string }> {
  const position = positionOf(query)
  const rows = await db
    .selectFrom('notification')
    .selectAll()
    .where('personId', '=', personOf(call))
    .$if(query.unread === 'true', (mine) => mine.where('readAt', 'is', null))
    .$if(position !== undefined, (mine) =>
      mine.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(position!.at, position!.id)))
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const titles = await findTitles(db, call, rows)
  return toPage(
    rows,
    query,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => ({
      id: row.id,
      kind: row.kind as NotificationKind,
      at: row.createdAt.toISOString(),
      ...(row.readAt && { readAt: row.readAt.toISOString() }),
      subjectId: row.subjectId,
      ...titles.get(row.subjectId)
    })
  )
}

type Titles = Map<string, { code?: string; title?: string }>

/** What each message is about, by whoever owns that. */
async function findTitles(db: Db, call: Call, rows: readonly { kind: string; subjectId: string }[]): Promise<Titles> {
  const of = (domain: string): string[] =>
    rows.filter(({ kind }) => kind.startsWith(`${domain}.`)).map(({ subjectId }) => subjectId)
  return new Map<string, { code?: string; title?: string }>([
    ...(await findNeedTitles(db, call, of('need'))),
    ...(await findBookingTitles(db, call, of('booking'))),
    ...(await findOccurrenceTitles(db, of('occurrence'))),
    ...(await findRoundTitles(db, of('round')))
  ])
}

async function countUnread(db: Db, call: Call): Promise<{ unread: number }> {
  const { unread } = await db
    .selectFrom('notification')
    .select((eb) => eb.fn.countAll<string>().as('unread'))
    .where('personId', '=', personOf(call))
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { unread: Number(unread) }
}

async function markRead(tx: Tx, call: Call, ids: string[] | undefined): Promise<{ unread: number }> {
  await tx
    .updateTable('notification')
    .set({ readAt: call.now })
    .where('personId', '=', personOf(call))
    .where('readAt', 'is', null)
    .$if(ids !== undefined, (mine) =>
      mine.where('id', 'in', ids!.length > 0 ? ids! : ['00000000-0000-0000-0000-000000000000'])
    )
    .execute()
  return await countUnread(tx, call)
}

/** Of some messages, the caller's own. */
export async function visibleNotifications(db: Db, call: Call, ids: string[]): Promise<string[]> {
  if (ids.length === 0 || !call.actor.personId) return []
  const rows = await db
    .selectFrom('notification')
    .select('id')
    .where('id', 'in', ids)
    .where('personId', '=', call.actor.personId)
    .execute()
  return rows.map(({ id }) => id)
}
