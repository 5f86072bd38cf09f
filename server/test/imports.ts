import type { ImportDetail, ImportMatch } from '@hongchao/contract'
import { expect } from 'vitest'

import type { Db } from '../src/kernel/db.ts'
import type { TestApp, TestPerson } from './harness.ts'
import { xlsxOf } from './sheet.ts'
import { setStage } from './stage.ts'

export const header = ['编号', '姓名', '标题', '提出时间', '内容', '类别', '电话', '答复意见', '答复时间']

export type Row = (string | number)[]
export const lamp: Row = [
  7,
  '王',
  '路灯坏了',
  '2026-02-27 09:00',
  '三号楼门口\t的路灯坏了，请打 13912345678',
  '路灯照明',
  '139 1234 5678'
]
export const answered: Row = [
  8,
  '李',
  '停车',
  '2019/2/28 11:25:05',
  '停车太难',
  '城乡建设',
  '',
  '已经划线。',
  '2019/3/8'
]
export const wrong: Row = [9, '赵', '食堂', '前天', '食堂太贵']

export async function stageWithWorker(t: TestApp) {
  const stage = await setStage(t)
  const worker = await t.startWorker()
  return { ...stage, close: () => worker.stop({ graceful: true, timeout: 5000 }) }
}

export async function upload(t: TestApp, by: TestPerson, bytes: Buffer, { kind = 'need', name = '诉求.xlsx' } = {}) {
  const response = await t.app.inject({
    method: 'POST',
    url: `/api/park/imports?kind=${kind}&name=${encodeURIComponent(name)}`,
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${by.token}` },
    payload: bytes
  })
  return { status: response.statusCode, body: response.json() }
}

export async function take(t: TestApp, by: TestPerson, rows: Row[]): Promise<ImportDetail> {
  const { status, body } = await upload(t, by, xlsxOf([header, ...rows]))
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

/** Runs an import and waits for what comes of it. */
export async function run(
  by: TestPerson,
  batch: ImportDetail,
  {
    dryRun = false,
    match = batch.match,
    options = {}
  }: { dryRun?: boolean; match?: ImportMatch; options?: object } = {}
) {
  const asked = { dryRun, match, options: { ...batch.options, ...options } }
  const { status, body } = await by.post(`/imports/${batch.id}/run`, asked)
  if (status !== 200) return { status, body }
  return { status, body: await settled(by, batch.id) }
}

/** Takes an import back and waits until it is; a refusal comes at once. */
export async function undo(by: TestPerson, { id }: ImportDetail) {
  const { status, body } = await by.post(`/imports/${id}/undone`, {})
  if (status !== 200) return { status, body }
  return { status, body: await settled(by, id) }
}

async function settled(by: TestPerson, id: string): Promise<ImportDetail> {
  for (;;) {
    const { body } = await by.get(`/imports/${id}`)
    if (!['checking', 'importing', 'undoing'].includes(body.status)) return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Every row of the place, but for what remembers an import, what counts up, and what a job learns a moment later. */
export async function everything(t: TestApp): Promise<Record<string, string[]>> {
  const tables = await t.query(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'place_park' and c.relkind = 'r' and c.relname !~ '^(import_|audit|idempotency|migration|suggestion_|uncounted)'`)
  const read = tables.rows.map(async ({ relname = '' }) => {
    const { rows } = await t.query(`select to_jsonb(r)::text as row from place_park.${relname} as r order by 1`)
    return [relname, rows.map(({ row = '' }) => row)] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

export async function toldOf(db: Db, kind: string): Promise<void> {
  const read = () => db.selectFrom('notification').select('id').where('kind', '=', kind).execute()
  await expect.poll(read, { timeout: 10_000 }).not.toEqual([])
}
