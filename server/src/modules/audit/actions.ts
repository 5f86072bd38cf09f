import type { AuditActor, AuditChain, AuditEntry, AuditQuery, AuditSubject } from '@hongchao/contract'

import { countUnsealed, findAuditHead, recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { toPageByTexts } from '../../kernel/page.ts'
import { findNeedIdByCode, findNeedTraces, type NeedTrace } from '../needs/index.ts'
import { idsIn, isId, tellDetails } from './rules.ts'
import { type AuditRow, findAudit, findSealedUpTo } from './store.ts'
import { findNames, type Known } from './views.ts'

type Page = { items: AuditEntry[]; next?: string }

/** Who saw or changed what. To ask is written down once, with what was asked for, and not for each page of it. */
export async function listAudit(db: Db, call: Call, query: AuditQuery): Promise<Page> {
  const page = await findPage(db, call, query)
  if (!query.after) await recordReading(db, call, query)
  return page
}

/** The same without a word of it in the trail, for whoever writes down the whole of what is read. */
export async function findPage(db: Db, call: Call, query: AuditQuery): Promise<Page> {
  const { record, ...rest } = query
  const subject = record && (await subjectOf(db, record))
  const rows = record && !subject ? [] : await findAudit(db, call, { ...rest, subject })
  const page = toPageByTexts(
    rows,
    query,
    ({ at, id }) => [at.toISOString(), id],
    (row) => row
  )
  return { ...page, items: await present(db, call, page.items) }
}

export async function viewChain(db: Db): Promise<AuditChain> {
  const { position, hash } = await findAuditHead(db)
  const sealedUpTo = await findSealedUpTo(db, position)
  return {
    sealed: position,
    head: hash,
    unsealed: await countUnsealed(db),
    ...(sealedUpTo && { sealedUpTo: sealedUpTo.toISOString() })
  }
}

async function recordReading(db: Db, call: Call, { record, actor, from, to, events }: AuditQuery): Promise<void> {
  const subject = record && ((await subjectOf(db, record)) ?? record)
  const asked = { actor, from, to, events }
  await db.transaction().execute((tx) => recordAudit(tx, call, 'audit.read', subject ?? 'trail', asked))
}

/** A record is asked for by its code or its id. */
async function subjectOf(db: Db, record: string): Promise<string | undefined> {
  return (await findNeedIdByCode(db, record.toUpperCase())) ?? (isId(record) ? record : undefined)
}

async function present(db: Db, call: Call, rows: readonly AuditRow[]): Promise<AuditEntry[]> {
  const subjects = rows.map(({ subjectId }) => subjectId).filter(isId)
  const mentioned = rows.flatMap(({ actorId, details }) => [actorId, ...idsIn(details)]).filter(isId)
  const traces = await findNeedTraces(db, call, [...new Set(subjects)])
  const known = await findNames(db, call, [...new Set([...subjects, ...mentioned])])
  const names = new Map([...known].map(([id, { label }]) => [id, label]))
  return rows.map((row) => {
    const trace = traces.get(row.subjectId)
    return {
      id: row.id,
      at: row.at.toISOString(),
      event: row.event,
      actor: actorOf(row, trace, known),
      subject: subjectIn(row, trace, known),
      // Of a complaint about the reader's own unit, what was written down may tell who complained.
      details: trace?.shielded ? {} : tellDetails(row.details, names),
      sealed: row.position !== null
    }
  })
}

function actorOf({ actorId }: AuditRow, trace: NeedTrace | undefined, known: Known): AuditActor {
  if (actorId === 'system' || actorId === 'stranger') return { kind: actorId }
  if (trace?.requesterId === actorId) return { kind: 'requester' }
  const person = known.get(actorId)
  return person ? { kind: 'person', id: actorId, name: person.label } : { kind: 'account' }
}

function subjectIn({ subjectId: id }: AuditRow, trace: NeedTrace | undefined, known: Known): AuditSubject {
  if (trace) return { kind: 'need', id, label: trace.code, opens: trace.visible }
  const found = known.get(id)
  return found ? { id, ...found } : { kind: 'other', id, opens: false }
}
