import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import {
  answered,
  everything,
  header,
  lamp,
  run,
  stageWithWorker,
  take,
  toldOf,
  undo,
  wrong
} from '../../../test/imports.ts'
import { xlsxOf } from '../../../test/sheet.ts'
import { system } from '../../kernel/call.ts'
import { undoImport } from './actions.ts'
import { importFile } from './import-file.ts'

const cell = fc.constantFrom<string | number>(
  '',
  '-',
  '好',
  '路灯坏了',
  7,
  '前天',
  '2026-02-27',
  '2019/3/8 9:00',
  '139 1234 5678'
)
const anyRow = fc.tuple(
  fc.constantFrom<string | number>('', 1, 2, 3),
  cell,
  cell,
  fc.constantFrom('2026-02-27 09:00', '2026-03-01', '2019/2/28', '前天', ''),
  fc.constantFrom('三号楼门口的路灯坏了', '食堂太贵', '', '好'),
  fc.constantFrom('路灯照明', '城乡建设', ''),
  fc.constantFrom('', '139 1234 5678', '找我'),
  fc.constantFrom('', '修好了。'),
  fc.constantFrom('', '2026-03-01', '2018-01-01')
)

test('whatever is tried leaves nothing, and whatever is imported and then undone leaves the place as it was', async () => {
  await using t = await startTestApp()
  const { worker, raise, db, slug, close } = await stageWithWorker(t)
  await raise(worker)
  await toldOf(db, 'need.submitted')
  await t.run('needs.compare')
  const call = { place: slug, actor: system, now: t.clock.now, cells: t.deps.cells }
  const before = await everything(t)
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 12 }), async (rows) => {
      const bytes = xlsxOf([header, ...rows])
      const file = { kind: 'need', name: '诉求.xlsx', bytes, headers: {}, progress: () => {} } as const
      const tried = await importFile(db, call, t.deps.storage, { ...file, dryRun: true })
      expect(await everything(t)).toEqual(before)

      const { batchId, counts, ...found } = await importFile(db, call, t.deps.storage, { ...file, dryRun: false })
      expect(counts).toEqual(tried.counts)
      expect(counts.imported + counts.skipped + counts.failed).toBe(found.rows)
      await db.transaction().execute((tx) => undoImport(tx, call, batchId, () => {}))
      expect(await everything(t)).toEqual(before)
    }),
    { numRuns: 20 }
  )
  await close()
})

test('what a clock told of an import meanwhile goes with it', async () => {
  await using t = await startTestApp()
  const { clerk, db, close } = await stageWithWorker(t)
  const before = await everything(t)
  const batch = await take(t, clerk, [lamp.with(3, '2026-03-02 08:59')])
  expect((await run(clerk, batch)).body.counts.late).toBe(0)
  t.clock.now = new Date('2026-03-04T01:00:00Z')
  await t.run('needs.watchClocks')
  await toldOf(db, 'need.overdue')

  await undo(clerk, batch)
  expect(await everything(t)).toEqual(before)
  await close()
})

test('an import is not undone once somebody has gone on with one of its rows', async () => {
  await using t = await startTestApp()
  const { clerk, act, classes, close } = await stageWithWorker(t)
  const batch = await take(t, clerk, [answered, lamp])
  await run(clerk, batch)
  const { items } = (await clerk.get('/needs?status=submitted')).body
  await act(clerk, items[0].id, 'accept', classes)
  const before = await everything(t)

  expect((await undo(clerk, batch)).body).toMatchObject({
    status: 'done',
    problem: 'import.movedOn',
    movedOn: { count: 1, rows: [{ row: 3, id: items[0].id, label: items[0].code, reason: 'handled' }] }
  })
  expect(await everything(t)).toEqual(before)
  await close()
})

test('the database itself lets no story be forgotten but of an import that nobody went on with', async () => {
  await using t = await startTestApp()
  const { db, clerk, worker, raise, act, classes, close } = await stageWithWorker(t)
  await run(clerk, await take(t, clerk, [lamp]))
  const [imported] = (await clerk.get('/needs')).body.items
  await act(clerk, imported.id, 'accept', classes)
  const { id } = await raise(worker)
  const before = await db.selectFrom('needEvent').select('id').execute()
  await sql`select place_park.forget_imported_stories(${[id, imported.id]}::uuid[])`.execute(db)
  expect(await db.selectFrom('needEvent').select('id').execute()).toHaveLength(before.length)
  await expect(db.deleteFrom('needEvent').execute()).rejects.toMatchObject({ code: '42501' })
  await close()
})

test('the file of an import goes when nobody needs it any more: undone, mended, left lying, or after a month', async () => {
  await using t = await startTestApp()
  const { clerk, close } = await stageWithWorker(t)
  const { files } = t.deps.storage as unknown as { files: Map<string, Uint8Array> }
  const kept = () => new Set([...files.keys()].map((key) => key.split('/').at(-1)))
  const sweepAfter = async (days: number) => {
    t.clock.now = new Date(t.clock.now.getTime() + days * 86_400_000)
    await t.run('imports.sweep')
  }
  const [undone, done, left] = [
    await take(t, clerk, [lamp, wrong]),
    await take(t, clerk, [answered, wrong]),
    await take(t, clerk, [wrong])
  ]
  await run(clerk, undone)
  await run(clerk, done)
  await undo(clerk, undone)
  files.set('park/imports/of-a-write-that-was-undone', new Uint8Array(1))
  await sweepAfter(0)
  expect(kept()).toEqual(new Set([done.id, left.id]))
  await sweepAfter(8)
  expect(kept()).toEqual(new Set([done.id]))
  expect((await clerk.get(`/imports/${left.id}`)).status).toBe(404)
  await sweepAfter(30)
  expect(kept()).toEqual(new Set())
  expect((await clerk.get(`/imports/${done.id}`)).body).toMatchObject({ status: 'done', failedFile: false })
  await close()
})
