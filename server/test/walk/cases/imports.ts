import { type Case, rowsInSheet, wherever } from '../case.ts'
import { importedFile } from '../imports.ts'
import type { World } from '../world.ts'

const staff = 'committeeStaff'
const importers = 'placeAdministrator committeeStaff'

/** Files that become needs; whoever keeps the accounts imports organisations, and sees none of the needs. */
export const importCases: Case[] = [
  {
    route: 'POST /api/:place/imports',
    serves: { '-': staff },
    ask: () => ({ query: { kind: 'need', name: '诉求.csv' }, bytes: importedFile }),
    changes: 'import_batch'
  },
  {
    route: 'POST /api/:place/imports',
    when: 'of organisations',
    serves: { '-': 'placeAdministrator' },
    ask: () => ({ query: { kind: 'organisation', name: '企业.csv' }, bytes: Buffer.from('企业名称\n造纸厂\n') }),
    changes: 'import_batch'
  },
  {
    route: 'GET /api/:place/imports',
    serves: { '-': importers },
    answers: { 'import.inside': staff, 'doneImport.inside': staff }
  },
  {
    route: 'GET /api/:place/imports/export',
    serves: { '-': importers },
    tells: { figure: rowsInSheet, is: { [staff]: 2, placeAdministrator: 0 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/imports/:id',
    serves: wherever('import', staff),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'POST /api/:place/imports/:id/run',
    serves: wherever('import', staff),
    ask: ({ id, organisation }) => ({ params: { id }, body: runInto(organisation!) }),
    changes: 'import_batch'
  },
  {
    route: 'POST /api/:place/imports/:id/run',
    when: 'into an organisation',
    serves: wherever('office', staff),
    ask: ({ id }, { rows }) => ({ params: { id: rows.get('import.inside')!.id }, body: runInto(id) }),
    changes: 'import_batch'
  },
  {
    route: 'GET /api/:place/imports/:id/rows',
    serves: wherever('doneImport', staff),
    ask: ({ id }) => ({ params: { id } }),
    tells: { figure: (body: { items: unknown[] }) => body.items.length, is: { [staff]: 1 }, otherwise: undefined }
  },
  {
    route: 'GET /api/:place/imports/:id/failed',
    serves: wherever('doneImport', staff),
    ask: ({ id }) => ({ params: { id } }),
    given: keepFiles,
    tells: { figure: (rows: unknown[]) => rows.length, is: { [staff]: 2 }, otherwise: undefined }
  },
  {
    route: 'POST /api/:place/imports/:id/undone',
    serves: wherever('doneImport', staff),
    ask: ({ id }) => ({ params: { id } }),
    changes: 'import_batch'
  }
]

function runInto(organisationId: string): object {
  const match = { number: 0, text: 1, raisedAt: 2 }
  return { dryRun: true, match, options: { organisationId, kind: 'employee', channel: 'online' } }
}

async function keepFiles({ t, rows }: World): Promise<void> {
  for (const [name, { id }] of rows) {
    if (!name.startsWith('doneImport.')) continue
    for (const place of ['here', 'there']) await t.deps.storage.put(`${place}/imports/${id}`, importedFile)
  }
}
