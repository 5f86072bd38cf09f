import { createHash } from 'node:crypto'

import type { AuditEvent } from '@hongchao/contract'
import { type Selectable, sql } from 'kysely'

import type { Call } from './call.ts'
import type { Db, Tx } from './db.ts'
import { fixed, type Given } from './fixed.ts'
import type { Tables } from './tables.ts'

type AuditRow = Selectable<Tables['audit']>

/** A link of the chain, short enough to be written down elsewhere. */
export type AuditLink = { position: number; hash: string }

/** What verification found: the end of the chain, the first link that does not hold, and how many rows are not sealed. */
export type AuditReport = { head: AuditLink; brokenAt?: number; unsealed: number }

/** Adds a row, waiting for nobody: chaining here would make every writer of the place queue for the last hash. */
export async function recordAudit(
  tx: Tx,
  call: Call,
  event: AuditEvent,
  subjectId: string,
  details: object = {}
): Promise<void> {
  await recordAudits(tx, call, event, [subjectId], details)
}

/** The same of many subjects at once. */
export async function recordAudits(
  tx: Tx,
  call: Call,
  event: AuditEvent,
  subjectIds: readonly string[],
  details: object = {}
): Promise<void> {
  if (subjectIds.length === 0) return
  const actorId = call.actor.personId ?? call.actor.accountId
  await insertAudits(tx, { at: call.now, actorId, event, subjectIds, details: JSON.stringify(details, wellFormed) })
}

type Rows = { at: Date; actorId: string; event: string; subjectIds: readonly string[]; details: string }

const insertAudits = fixed((tx, given: Given<Rows>) =>
  tx
    .insertInto('audit')
    .columns(['at', 'actorId', 'event', 'subjectId', 'details'])
    .expression((eb) =>
      eb
        .selectFrom(sql<{ id: string }>`unnest(${given('subjectIds')}::text[])`.as<'subject'>(sql`subject (id)`))
        .select([
          sql<Date>`${given('at')}::timestamptz`.as('at'),
          sql<string>`${given('actorId')}::text`.as('actorId'),
          sql<string>`${given('event')}::text`.as('event'),
          'subject.id',
          sql<string>`${given('details')}::jsonb`.as('details')
        ])
    )
)

/**
 * Chains a batch of unsealed rows; returns how many. Only sealers wait for each other, on the head. A row's position
 * is the order of sealing, not its id: a low id may be committed after a higher one.
 */
export async function sealAudit(tx: Tx, batch = 500): Promise<number> {
  let head = await tx.selectFrom('auditHead').select(['position', 'hash']).forUpdate().executeTakeFirstOrThrow()
  const rows = await tx
    .selectFrom('audit')
    .selectAll()
    .where('position', 'is', null)
    .orderBy('id')
    .limit(batch)
    .execute()
  for (const row of rows) {
    const position = Number(head.position) + 1
    const hash = link(head.hash, position, row)
    await tx.updateTable('audit').set({ position, hash }).where('id', '=', row.id).execute()
    head = { position: String(position), hash }
  }
  await tx
    .updateTable('auditHead')
    .set({ position: Number(head.position), hash: head.hash })
    .execute()
  return rows.length
}

/**
 * Walks the chain from the start, on one picture of the database. A changed row, one missing, one too many and a
 * cut-off end all break it. What it cannot see: a row lost before it was sealed, and a chain that was reckoned anew
 * from some row on together with its head; the latter shows against a `known` link that was noted down before.
 */
export async function verifyAudit(db: Db, options: Verification = {}): Promise<AuditReport> {
  const picture = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return await picture.execute(async (tx) => {
    const head = await findAuditHead(tx)
    const brokenAt = await findBreak(tx, head, options)
    return { head, unsealed: await countUnsealed(tx), ...(brokenAt !== undefined && { brokenAt }) }
  })
}

export async function findAuditHead(db: Db): Promise<AuditLink> {
  const { position, hash } = await db.selectFrom('auditHead').select(['position', 'hash']).executeTakeFirstOrThrow()
  return { position: Number(position), hash }
}

export async function countUnsealed(db: Db): Promise<number> {
  const waiting = db.selectFrom('audit').where('position', 'is', null)
  const { rows } = await waiting.select((eb) => eb.fn.countAll<string>().as('rows')).executeTakeFirstOrThrow()
  return Number(rows)
}

type Verification = { known?: AuditLink | undefined; batch?: number }

async function findBreak(tx: Tx, head: AuditLink, { known, batch = 1000 }: Verification): Promise<number | undefined> {
  const first = tx.selectFrom('audit').select('position').orderBy('position').limit(1)
  if (Number((await first.executeTakeFirst())?.position ?? 1) < 1) return 0

  let last: AuditLink = { position: 0, hash: '' }
  let rows: AuditRow[]
  do {
    const next = tx.selectFrom('audit').selectAll().where('position', '>', String(last.position)).orderBy('position')
    rows = await next.limit(batch).execute()
    for (const row of rows) {
      const position = last.position + 1
      last = { position, hash: link(last.hash, position, row) }
      if (!holds(row, last, known)) return position
    }
  } while (rows.length === batch)
  return breakAtEnd(last, head, known)
}

function breakAtEnd(last: AuditLink, head: AuditLink, known: AuditLink | undefined): number | undefined {
  if (last.position !== head.position) return Math.min(last.position, head.position) + 1
  if (last.hash !== head.hash) return last.position
  return known && known.position > last.position ? last.position + 1 : undefined
}

function holds(row: AuditRow, expected: AuditLink, known: AuditLink | undefined): boolean {
  if (Number(row.position) !== expected.position || row.hash !== expected.hash) return false
  return known?.position !== expected.position || known.hash === expected.hash
}

function link(previous: string, position: number, row: AuditRow): string {
  const { id, at, actorId, event, subjectId, details } = row
  const content = JSON.stringify([previous, position, id, at, actorId, event, subjectId, details])
  return createHash('sha256').update(content).digest('hex')
}

/** Half a surrogate pair is no text to PostgreSQL. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
