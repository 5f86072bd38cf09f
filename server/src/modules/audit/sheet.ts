import type { AuditEntry, AuditQuery, Download } from '@hongchao/contract'
import { detailsOf, sentenceOf } from '@hongchao/web/texts/audit-sentence.ts'
import { auditActorTexts, auditEventTexts } from '@hongchao/web/texts/audit.ts'
import { auditTexts } from '@hongchao/web/texts/console/audit.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList, exportPage } from '../../kernel/sheets/index.ts'
import { findPage } from './actions.ts'
import { findNames } from './views.ts'

const { columns: titles } = auditTexts

const columns: Column<AuditEntry>[] = [
  { heading: titles.at, width: 17, cell: ({ at }) => momentIn(new Date(at)) },
  { heading: titles.actor, width: 16, cell: ({ actor }) => actorText(actor) },
  { heading: titles.did, width: 50, cell: (entry) => didText(entry) },
  { heading: sheetsTexts.audit.details, width: 50, cell: (entry) => detailsOf(entry).join('；') },
  { heading: titles.state, width: 10, cell: ({ sealed }) => (sealed ? auditTexts.sealed : auditTexts.unsealed) }
]

/** The audit trail of a filter as an Excel file; that it was exported stands in the trail, with the filter. */
export async function exportAudit(db: Db, call: Call, query: Omit<AuditQuery, 'after' | 'limit'>): Promise<Download> {
  const { actor, record, from, to, events = [] } = query
  const name = actor && (await findNames(db, call, [actor])).get(actor)?.label
  return await exportList(db, call, {
    list: 'audit',
    title: sheetsTexts.audit.title,
    filter: [
      [auditTexts.actor, name ?? actor],
      [auditTexts.record, record],
      [auditTexts.from, from],
      [auditTexts.to, to],
      [auditTexts.events, ...events.map((event) => auditEventTexts[event].name)]
    ],
    columns,
    page: (after) => findPage(db, call, { ...query, after, limit: exportPage })
  })
}

function actorText({ kind, name }: AuditEntry['actor']): string | undefined {
  return kind === 'person' ? name : auditActorTexts[kind]
}

function didText(entry: AuditEntry): string {
  return sentenceOf(entry)
    .map((part) => ('text' in part ? part.text : part.subject))
    .join('')
}
