import { maxImportBytes } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import {
  answered,
  everything,
  header,
  lamp,
  type Row,
  run,
  stageWithWorker,
  take,
  undo,
  upload,
  wrong
} from '../../../test/imports.ts'
import { xlsxOf } from '../../../test/sheet.ts'
import { setStage } from '../../../test/stage.ts'
import { openSheet } from '../../kernel/sheets/read/index.ts'

test('a file is read when it comes: its columns are matched and show what is in them', async () => {
  await using t = await startTestApp()
  const { clerk, organisation } = await setStage(t)
  const batch = await take(t, clerk, [lamp, answered])
  expect(batch).toMatchObject({
    status: 'ready',
    rows: 2,
    match: { number: 0, name: 1, title: 2, raisedAt: 3, text: 4, category: 5, phone: 6, answer: 7, answeredAt: 8 },
    options: { organisationId: organisation('zone.park'), kind: 'employee', channel: 'online' }
  })
  expect(batch.columns[2]).toEqual({ index: 2, header: '标题', samples: ['路灯坏了', '停车'] })
})

test('a need without an answer comes in with its clock from the day it was collected, and late as it is', async () => {
  await using t = await startTestApp()
  const { clerk, db, close } = await stageWithWorker(t)
  const { body } = await run(clerk, await take(t, clerk, [lamp]))
  expect(body).toMatchObject({
    status: 'done',
    counts: { imported: 1, skipped: 0, failed: 0, late: 1, unclassified: 0 }
  })

  const { items } = (await clerk.get('/needs')).body
  expect(items).toMatchObject([
    {
      title: '路灯坏了',
      status: 'submitted',
      category: 'lamp',
      collectedAt: '2026-02-27T01:00:00.000Z',
      requester: { name: '王*', phone: '139****5678' },
      clock: { kind: 'intake' },
      availableActions: expect.arrayContaining(['accept'])
    }
  ])
  const detail = (await clerk.get(`/needs/${items[0].id}`)).body
  expect(detail.text).toBe('三号楼门口 的路灯坏了，请打 13912345678')
  expect(detail.timeline.map(({ kind, at }: { kind: string; at: string }) => [kind, at.slice(0, 10)])).toEqual([
    ['submitted', '2026-02-27'],
    ['imported', '2026-03-02']
  ])

  await t.run('needs.watchClocks')
  expect(await db.selectFrom('notification').selectAll().execute()).toEqual([])
  await close()
})

test('a need with its answer is closed at the times of the list, and no clock runs', async () => {
  await using t = await startTestApp()
  const { clerk, close } = await stageWithWorker(t)
  const { body } = await run(clerk, await take(t, clerk, [answered]))
  expect(body).toMatchObject({
    counts: { imported: 1, answered: 1, late: 0, unclassified: 1 },
    unknownCategories: [{ value: '城乡建设', count: 1 }]
  })
  const { items } = (await clerk.get('/needs')).body
  expect(items[0]).toMatchObject({ status: 'closed', code: expect.stringMatching(/^XQ-2019-/) })
  expect(items[0]).not.toHaveProperty('clock')
  expect(items[0]).not.toHaveProperty('category')
  const { timeline, answer } = (await clerk.get(`/needs/${items[0].id}`)).body
  expect(answer).toBe('已经划线。')
  expect(timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['submitted', 'answered', 'closed', 'imported'])
  await close()
})

test('a try says what the import will say, and leaves nothing behind but what it found', async () => {
  await using t = await startTestApp()
  const { clerk, close } = await stageWithWorker(t)
  const batch = await take(t, clerk, [lamp, answered, wrong])
  const before = await everything(t)

  const tried = (await run(clerk, batch, { dryRun: true })).body
  expect(tried).toMatchObject({ status: 'checked', counts: { imported: 2, failed: 1 } })
  expect(await everything(t)).toEqual(before)
  expect((await clerk.get(`/imports/${batch.id}/rows`)).body.items).toEqual([
    { row: 4, outcome: 'failed', reason: 'unreadable', field: 'raisedAt' }
  ])

  const done = (await run(clerk, tried)).body
  expect(done).toMatchObject({ status: 'done', counts: tried.counts })
  expect((await run(clerk, done)).body.code).toBe('import.notReady')
  await close()
})

test('failed rows come back as a file with their reasons; mended, only they go in', async () => {
  await using t = await startTestApp()
  const { clerk, close } = await stageWithWorker(t)
  const batch = await take(t, clerk, [lamp, wrong])
  await run(clerk, batch)
  const response = await t.app.inject({
    url: `/api/park/imports/${batch.id}/failed`,
    headers: { authorization: `Bearer ${clerk.token}` }
  })
  await using sheet = await openSheet(response.rawPayload)
  const rows: (readonly string[])[] = []
  for await (const { cells } of sheet.rows()) rows.push(cells)
  expect(rows[0]).toEqual(['未导入原因', '原表行号', ...header])
  expect(rows[1]!.slice(0, 6)).toEqual([
    '“提出时间”看不懂：时间请写成 2026-03-02 09:30，电话只写数字',
    '3',
    '9',
    '赵',
    '食堂',
    '前天'
  ])

  const mended = rows[1]!.with(5, '2026-02-28')
  const again = (await upload(t, clerk, xlsxOf([rows[0]!, ['', '', ...lamp], mended]))).body
  expect((await run(clerk, again)).body.counts).toMatchObject({ imported: 1, skipped: 1, failed: 0 })
  await close()
})

test('rows of an earlier import are recognised by their number, or by all they say', async () => {
  await using t = await startTestApp()
  const { clerk, close } = await stageWithWorker(t)
  const same: Row = ['', '钱', '', '2026-02-27 09:00', '同样的话']
  const rows = [lamp, same, same, [...lamp.slice(0, 4), '另一件事'], lamp]
  const first = (await run(clerk, await take(t, clerk, rows))).body
  // Twice the same words without a number are two needs; one number for two different things as well.
  expect(first.counts).toMatchObject({ imported: 4, skipped: 1, failed: 0 })

  const other: Row = [7, '王', '路灯坏了', '2026-02-27 09:00', '又是别的事']
  const second = (await run(clerk, await take(t, clerk, [...rows, same, other]))).body
  expect(second.counts).toMatchObject({ imported: 1, skipped: 6, failed: 0, differing: 1 })
  await close()
})

test('of two imports of the same rows at once one enters them', async () => {
  await using t = await startTestApp()
  const { clerk, db, close } = await stageWithWorker(t)
  const other = await t.startWorker()
  const rows = Array.from({ length: 450 }, (_, n): Row => [n, '王', '', '2026-02-27', `第 ${n} 件事`])
  const batches = [await take(t, clerk, rows), await take(t, clerk, rows.toReversed())]
  const done = await Promise.all(batches.map((batch) => run(clerk, batch)))
  const imported = done.map(({ body }) => body.counts?.imported)
  expect(imported.toSorted((a = 0, b = 0) => a - b)).toEqual([0, 450])
  expect(await db.selectFrom('need').select('id').execute()).toHaveLength(450)
  await other.stop({ graceful: true, timeout: 5000 })
  await close()
})

test('an import is audited: who, what, and every need that came of it', async () => {
  await using t = await startTestApp()
  const { clerk, db, close } = await stageWithWorker(t)
  const batch = await take(t, clerk, [lamp])
  await run(clerk, batch)
  await undo(clerk, batch)
  const rows = await db
    .selectFrom('audit')
    .select(['event', 'actorId'])
    .where('event', 'like', '%import%')
    .orderBy('id')
    .execute()
  expect(rows.map(({ event }) => event)).toEqual([
    'import.uploaded',
    'import.started',
    'need.imported',
    'import.done',
    'need.importUndone',
    'import.undone'
  ])
  expect(rows.every(({ actorId }) => actorId === clerk.personId)).toBe(true)
  await close()
})

test('only whoever may enter something by hand imports it, and only where they may', async () => {
  await using t = await startTestApp()
  const { clerk, stranger, worker, person, organisation, close } = await stageWithWorker(t)
  const administrator = await person('zone.park', ['placeAdministrator', 'zone.park'])
  const file = xlsxOf([header, lamp])
  expect((await upload(t, worker, file)).status).toBe(403)
  expect((await upload(t, administrator, file)).body.code).toBe('import.kindNotYours')
  expect((await upload(t, clerk, file, { kind: 'organisation' })).body.code).toBe('import.kindNotYours')

  const batch = await take(t, clerk, [lamp])
  expect((await stranger.get(`/imports/${batch.id}`)).body.code).toBe('import.notFound')
  expect((await stranger.get('/imports')).body.items).toEqual([])
  const elsewhere = await run(clerk, batch, { options: { organisationId: organisation('zone.far') } })
  expect(elsewhere.body).toMatchObject({ code: 'organisation.notFound' })
  await close()
})

test.each([
  ['no time', { text: 4 }, 'import.columnMissing'],
  ['a column for two things', { text: 4, title: 4, raisedAt: 3 }, 'import.columnTwice']
])('columns are not matched at will: %s', async (_, match, code) => {
  await using t = await startTestApp()
  const { clerk } = await setStage(t)
  expect((await run(clerk, await take(t, clerk, [lamp]), { match })).body.code).toBe(code)
})

const twoRows = ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情']

test.each([
  ['a table without rows', xlsxOf([header]), 'sheet.empty'],
  ['a table without anything', xlsxOf([]), 'sheet.empty'],
  ['two rows of headers', xlsxOf([header, twoRows, lamp]), 'sheet.twoHeaders'],
  [
    'cells merged among the rows',
    xlsxOf([header, lamp, lamp], { tail: '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>' }),
    'sheet.merged'
  ],
  ['a file larger than the console takes', Buffer.alloc(maxImportBytes + 1), 'sheet.tooLarge'],
  ['text that is no table', Buffer.from('你好\n再见\n'), 'sheet.headerMissing']
])('a file is refused with what to do about it: %s', async (_, bytes, code) => {
  await using t = await startTestApp()
  const { clerk } = await setStage(t)
  expect((await upload(t, clerk, bytes)).body.code).toBe(code)
})

test('characters that nobody can keep do not get into the columns, and a cursor from elsewhere is refused', async () => {
  await using t = await startTestApp()
  const { clerk } = await setStage(t)
  const strange = [{ xml: '<c t="inlineStr"><is><t>内容_x0000_</t></is></c>' }, '提出时间']
  const values = [{ xml: '<c t="inlineStr"><is><t>路灯_xD800_坏了</t></is></c>' }, '2026-03-01']
  const { status, body } = await upload(t, clerk, xlsxOf([strange, values]))
  expect(status).toBe(200)
  expect(body.columns[0]).toEqual({ index: 0, header: '内容', samples: ['路灯坏了'] })
  const after = Buffer.from('["1e999"]').toString('base64url')
  expect((await clerk.get(`/imports/${body.id}/rows?after=${after}`)).status).toBe(400)
})
