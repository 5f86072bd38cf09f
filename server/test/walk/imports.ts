import { v7 as uuid } from 'uuid'

import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Region, Row } from './rows.ts'

export const importedFile = Buffer.from('编号,内容,提出时间\n1,路灯坏了,前天\n')

type Ground = { t: TestApp; place: TestPlace; region: Region; cast: { clerk: TestPerson }; top: string }

/** An import that waits to be run, and one that was. */
export async function seedImports({ t, place: { db }, region, cast, top }: Ground): Promise<Record<string, Row>> {
  const [waiting, done] = [uuid(), uuid()]
  const batch = {
    kind: 'need' as const,
    organisationId: top,
    path: `zone.${region}`,
    fileName: '诉求.csv',
    sha256: 'seed',
    rows: 1,
    headerLine: 1,
    columns: JSON.stringify(['编号', '内容', '提出时间'].map((header, index) => ({ index, header, samples: [] }))),
    match: JSON.stringify({ number: 0, text: 1, raisedAt: 2 }),
    options: JSON.stringify({ organisationId: top, kind: 'employee', channel: 'online' }),
    otherSheets: 0,
    createdById: cast.clerk.personId,
    createdAt: t.clock.now
  }
  const counts = { imported: 0, skipped: 0, failed: 1, differing: 0, answered: 0, late: 0, unclassified: 0 }
  await db
    .insertInto('importBatch')
    .values([
      { id: waiting, ...batch, status: 'ready' },
      { id: done, ...batch, status: 'done', counts: JSON.stringify(counts), finishedAt: t.clock.now }
    ])
    .execute()
  const row = { batchId: done, number: 2, outcome: 'failed' as const, reason: 'unreadable', field: 'raisedAt' }
  await db.insertInto('importRow').values(row).execute()
  return { import: { id: waiting, organisation: top }, doneImport: { id: done } }
}
