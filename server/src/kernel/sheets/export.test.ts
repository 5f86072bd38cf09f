import { readXlsx } from 'hucre/xlsx'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { lamp, take } from '../../../test/imports.ts'
import { setStage } from '../../../test/stage.ts'
import { exportPage } from './export.ts'

type Cells = (string | number | null)[]

async function exported(t: TestApp, person: TestPerson, path: string) {
  const response = await t.app.inject({
    url: `/api/park${path}`,
    headers: { authorization: `Bearer ${person.token}` }
  })
  expect(response.statusCode).toBe(200)
  const { sheets } = await readXlsx(response.rawPayload)
  return { headers: response.headers, rows: sheets[0]!.rows as Cells[] }
}

const headings = 3

function card(t: TestApp) {
  const collectedAt = t.clock.now.toISOString()
  return { channel: 'card', collectedAt, kind: 'employee', name: '欧阳修远', phone: '13912345678' }
}

test('a list is exported by its filter, with the filter, the time and who exported above it', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, raise, act, classes } = await setStage(t)
  const { id } = await raise(worker, { text: '路灯不亮' })
  await raise(worker, { text: '食堂太贵' })
  await act(clerk, id, 'accept', classes)

  const { headers, rows } = await exported(t, clerk, '/needs/export?status=accepted')
  expect(headers).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': expect.stringMatching(/^attachment; filename\*=UTF-8''.*2026-03-02.*\.xlsx$/),
    'cache-control': 'no-store'
  })
  expect(rows[1]![0]).toContain('状态：待派单')
  expect(rows[2]![0]).toContain('2026-03-02 10:00')
  expect(rows[2]![0]).toContain('导出人：')
  expect(rows.slice(headings + 1).map(([code, status, text]) => [code, status, text])).toEqual([
    ['XQ-2026-00001', '待派单', '路灯不亮']
  ])
})

test('names and telephones are masked as on the screen, also inside a text, and texts that look like formulas stay texts', async () => {
  await using t = await startTestApp()
  const { clerk } = await setStage(t)
  const text = '=HYPERLINK("http://evil","点我") 打我电话13912345678'
  await clerk.post('/needs/recorded', { ...card(t), text })

  const { rows } = await exported(t, clerk, '/needs/export')
  const row = rows.at(-1)!
  expect(row.slice(2, 5)).toEqual(['=HYPERLINK("http://evil","点我") 打我电话***', '欧阳**', '139****5678'])
  expect(row.every((cell) => cell === null || typeof cell === 'string')).toBe(true)
})

test('a list longer than a page is exported whole, each row once', async () => {
  await using t = await startTestApp()
  const { clerk } = await setStage(t)
  const many = 2 * exportPage + 1
  for (let n = 0; n < many; n += 1) await clerk.post('/needs/recorded', { ...card(t), text: `第 ${n} 件` })
  const { rows } = await exported(t, clerk, '/needs/export')
  const codes = rows.slice(headings + 1).map(([code]) => code)
  expect([codes.length, new Set(codes).size]).toEqual([many, many])
})

test('every export is kept in the audit with its filter, and a refusal is none', async () => {
  await using t = await startTestApp()
  const { worker, clerk, db } = await setStage(t)
  await exported(t, clerk, '/needs/export?q=路灯')
  expect((await worker.get('/organisations/export')).status).toBe(403)
  expect((await clerk.get('/needs/export?status=nonsense')).status).toBe(400)
  const kept = await db.selectFrom('audit').selectAll().where('event', '=', 'list.exported').execute()
  expect(kept).toMatchObject([
    { actorId: clerk.personId, subjectId: 'needs', details: { filter: expect.stringContaining('搜索：路灯') } }
  ])
})

test('whoever takes people along, or very many needs, says what for, in the file and in the audit', async () => {
  await using t = await startTestApp()
  const { clerk, worker, person, raise, db } = await setStage(t)
  const administrator = await person('zone.park', ['placeAdministrator', 'zone.park'])
  expect((await administrator.get('/access/people/export')).body.code).toBe('export.reasonRequired')
  const { rows } = await exported(t, administrator, '/access/people/export?reason=核对账号')
  expect(rows[2]![0]).toContain('导出用途：核对账号')

  const { id } = await raise(worker)
  const need = db.selectFrom('need').selectAll().where('id', '=', id)
  const { code: _, number: __, ...row } = await need.executeTakeFirstOrThrow()
  const scopes = await db.selectFrom('needScope').selectAll().where('needId', '=', id).execute()
  const ids = Array.from({ length: 1000 }, () => uuid())
  await db
    .insertInto('need')
    .values(ids.map((each) => ({ ...row, id: each })))
    .execute()
  const asked = await db.selectFrom('needRequester').selectAll().where('needId', '=', id).executeTakeFirstOrThrow()
  await db
    .insertInto('needRequester')
    .values(ids.map((needId) => ({ ...asked, id: uuid(), needId })))
    .execute()
  const entered = ids.flatMap((needId) => scopes.map((scope) => ({ ...scope, needId })))
  await db.insertInto('needScope').values(entered).execute()
  expect((await clerk.get('/needs/export')).body.code).toBe('export.reasonRequired')
  const all = await exported(t, clerk, '/needs/export?reason=六月月报')
  expect(all.rows).toHaveLength(headings + 1 + 1001)
  const kept = await db
    .selectFrom('audit')
    .select('details')
    .where('event', '=', 'list.exported')
    .orderBy('id')
    .execute()
  expect(kept.map(({ details }) => details)).toMatchObject([{ reason: '核对账号' }, { reason: '六月月报' }])
})

test('the trail leaves by its filter for the auditor alone, names no requester, and says itself that it left', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, raise, person, db } = await setStage(t)
  const auditor = await person('zone.remote', ['auditor', 'zone'])
  const { id, code } = await raise(worker)
  await clerk.post(`/needs/${id}/contact`, { reason: '约上门时间' })

  expect((await clerk.get('/audit/export')).status).toBe(403)
  const { rows } = await exported(t, auditor, `/audit/export?record=${code}`)
  expect(rows[1]![0]).toContain(`编号或记录：${code}`)
  expect(rows.slice(headings + 1).map((row) => row.slice(0, 4))).toEqual([
    ['2026-03-02 10:00', '某人', `查看了诉求 ${code} 的诉求人姓名和电话`, '理由：约上门时间'],
    ['2026-03-02 10:00', '诉求人（不显示姓名）', `提出了诉求 ${code}`, '']
  ])
  const own = db.selectFrom('audit').select(['event', 'subjectId']).where('actorId', '=', auditor.personId)
  expect(await own.execute()).toEqual([{ event: 'list.exported', subjectId: 'audit' }])
})

test('what was imported leaves as a list, with what came of it', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { clerk } = await setStage(t)
  await take(t, clerk, [lamp])
  const { rows } = await exported(t, clerk, '/imports/export?kind=need')
  expect(rows[1]![0]).toContain('内容：诉求')
  expect(rows.at(-1)!.slice(0, 5)).toEqual(['诉求.xlsx', '诉求', expect.any(String), '待导入', 1])
})
