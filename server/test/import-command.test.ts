import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { answered, header, lamp, type Row, wrong } from './imports.ts'
import { call, type Product, runCommand, signIn, startProduct } from './product.ts'
import { xlsxOf } from './sheet.ts'

vi.setConfig({ testTimeout: 120_000 })

let folder = ''
let product: Product
let clerk = ''
const file = (name: string) => join(folder, name)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-import-'))
  product = await startProduct({ data: file('data') })
  clerk = await signIn(product.origin, 'clerk')
  writeFileSync(file('来信.xlsx'), xlsxOf([header, lamp, answered, wrong]))
}, 120_000)

afterAll(async () => {
  await product.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

async function run(...args: string[]) {
  const given = ['--place', 'example', '--data', file('data')]
  const { code, output, errors } = await runCommand('import', [...args, ...given], { DATABASE_URL: '' })
  const lines = output.trimEnd().split('\n')
  return {
    code,
    errors,
    lines,
    counts: lines.at(-1)!.replace(/ in \d+\.\d s$/, ''),
    id: /^import (\S+)$/m.exec(output)?.[1]
  }
}

async function read<T>(path: string): Promise<T> {
  return (await call(product.origin, 'GET', `example/${path}`, { token: clerk })).body as T
}

type Imports = { items: { id: string; fileName: string; status: string; by?: string }[] }
const imports = async () => (await read<Imports>('imports')).items
const found = async (q: string) => (await read<{ items: object[] }>(`needs?q=${encodeURIComponent(q)}`)).items.length

test('beside the running product: tried, imported, mended, and taken back', async () => {
  const tried = await run('needs', file('来信.xlsx'), '--dry-run')
  expect(tried).toMatchObject({ code: 3, errors: '', counts: 'imported 2, skipped 0, failed 1' })
  expect(tried.lines).toContain('A dry run: nothing was kept.')
  expect([await imports(), await found('三号楼门口')]).toEqual([[], 0])

  const done = await run('needs', file('来信.xlsx'), '--failed', file('未导入.xlsx'))
  expect(done).toMatchObject({ code: 3, errors: '', counts: tried.counts })
  expect(done.lines).toContain('row 4 failed: “提出时间”看不懂：时间请写成 2026-03-02 09:30，电话只写数字')
  expect(await imports()).toMatchObject([{ id: done.id, fileName: '来信.xlsx', status: 'done' }])
  expect(await found('三号楼门口')).toBe(1)

  const { sheets } = await readXlsx(readFileSync(file('未导入.xlsx')))
  const mended = sheets[0]!.rows.map((cells) =>
    cells.map((cell) => (cell === '前天' ? '2026-02-27' : String(cell ?? '')))
  )
  writeFileSync(file('改好.xlsx'), xlsxOf([...mended, ['', '', ...lamp]] as Row[]))
  const again = await run('needs', file('改好.xlsx'), '--as', 'clerk')
  expect(again).toMatchObject({ code: 0, errors: '', counts: 'imported 1, skipped 1, failed 0' })
  expect((await imports())[0]).toMatchObject({ id: again.id, by: '文小书' })

  const undone = await run('undo', done.id!)
  expect(undone).toMatchObject({ code: 0, errors: '', lines: [`undone: ${done.id}`] })
  expect([await found('三号楼门口'), await found('食堂太贵')]).toEqual([0, 1])
  const twice = await run('undo', done.id!)
  expect(twice).toMatchObject({ code: 1, errors: expect.stringContaining('import.notUndoable') })
})

test('what cannot be done is said, and enters nothing', async () => {
  const before = (await imports()).length
  writeFileSync(file('公文.xlsx'), '%PDF-1.7')
  const nobody = await run('needs', file('来信.xlsx'), '--as', 'nobody')
  expect(nobody).toMatchObject({ code: 1, errors: 'There is nobody with the user name "nobody" in example.\n' })
  const missing = await run('needs', file('没有.xlsx'))
  expect(missing).toMatchObject({ code: 1, errors: expect.stringMatching(/^The file cannot be read: ENOENT/) })
  const refused = await run('needs', file('公文.xlsx'))
  expect(refused).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/nothing was entered.*\.xlsx 或 \.csv.*sheet\.notASheet/)
  })
  const notHers = await run('needs', file('来信.xlsx'), '--as', 'worker')
  expect(notHers).toMatchObject({ code: 1, errors: expect.stringContaining('import.kindNotYours') })
  expect(await run('people', file('来信.xlsx'))).toMatchObject({
    code: 2,
    errors: expect.stringContaining('--dry-run')
  })
  expect(await run('needs', file('来信.xlsx'), '--match', 'colour=颜色')).toMatchObject({ code: 2 })
  expect(await imports()).toHaveLength(before)
})

test('with the product stopped the command starts its database itself, and leaves nothing running', async () => {
  await product.end('SIGTERM')
  expect(await run('needs', file('来信.xlsx'), '--dry-run')).toMatchObject({
    code: 3,
    errors: '',
    counts: expect.stringMatching(/^imported \d, skipped \d, failed 1$/)
  })
  expect(existsSync(file('data/postgres/postmaster.pid'))).toBe(false)
})
