import { createHash } from 'node:crypto'

import type { Selectable } from 'kysely'

import type { Call } from './call.ts'
import type { Db, Tx } from './db.ts'
import type { Tables } from './tables.ts'

type AuditRow = Selectable<Tables['audit']>

/** What verification found: the first link that does not hold, if any, and how many rows wait for the sealer. */
export type AuditReport = { sealed: number; brokenAt?: number; unsealed: number }

/** Adds a row, waiting for nobody: chaining here would make every writer of the place queue for the last hash. */
export async function recordAudit(
  tx: Tx,
  call: Call,
  event: string,
  subjectId: string,
  details: object = {}
): Promise<void> {
  const row = {
    at: call.now,
    actorId: call.actor.personId ?? call.actor.accountId,
    event,
    subjectId,
    details: JSON.stringify(details)
  }
  await tx.insertInto('audit').values(row).execute()
}

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

/** Walks the chain from the start. A changed row, a missing one and a cut-off end all break it. */
export async function verifyAudit(db: Db, batch = 1000): Promise<AuditReport> {
  const head = await db.selectFrom('auditHead').selectAll().executeTakeFirstOrThrow()
  const waiting = db.selectFrom('audit').where('position', 'is', null)
  const { unsealed } = await waiting.select((eb) => eb.fn.countAll<string>().as('unsealed')).executeTakeFirstOrThrow()
  const report = { sealed: Number(head.position), unsealed: Number(unsealed) }

  let hash = ''
  let position = 0
  while (position < report.sealed) {
    const next = db.selectFrom('audit').selectAll().where('position', '>', String(position)).orderBy('position')
    const rows = await next.limit(batch).execute()
    if (rows.length === 0) return { ...report, brokenAt: position + 1 }
    for (const row of rows) {
      position += 1
      hash = link(hash, position, row)
      if (Number(row.position) !== position || row.hash !== hash) return { ...report, brokenAt: position }
    }
  }
  return hash === head.hash ? report : { ...report, brokenAt: position }
}

function link(previous: string, position: number, row: AuditRow): string {
  const { id, at, actorId, event, subjectId, details } = row
  const content = JSON.stringify([previous, position, id, at, actorId, event, subjectId, details])
  return createHash('sha256').update(content).digest('hex')
}
