import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { v7 as uuid } from 'uuid'
import { expect, test, vi } from 'vitest'

import { recordAudit, sealAudit } from '../src/kernel/audit.ts'
import { system } from '../src/kernel/call.ts'
import { openRing } from '../src/kernel/crypto/index.ts'
import { connect, type Db } from '../src/kernel/db.ts'
import { diskStorage } from '../src/kernel/storage.ts'
import { filesInUse } from '../src/modules/files/index.ts'
import { sealedColumns } from '../src/sealed-columns.ts'
import { cells, startTestApp, type TestApp } from './harness.ts'
import { runCommand } from './product.ts'

vi.setConfig({ testTimeout: 60_000 })

const root = join(import.meta.dirname, '../..')
const secret = 'a secret that is only good for tests'

/** What depends on the machine and the year in which the tests run. */
const elsewhere = /^(Node|安装|网站|内存|磁盘空间|时钟|节假日)/

type Ailment = { state: string; words: string; remedy: string | undefined }

/** What is not in order, by what it is. */
function ailmentsIn(output: string): Map<string, Ailment> {
  const told = [...output.matchAll(/^\[(注意|故障)\] ([^：]+)：(.*)(?:\n {7}办法：(.*))?$/gm)]
  const found = told.map(([, state, what, words, remedy]) => [what!, { state: state!, words: words!, remedy }] as const)
  return new Map(found.filter(([what]) => !elsewhere.test(what)))
}

/** A place with a sealed audit row, a person with a telephone, and a photo: all as it should be. */
async function furnish(t: TestApp, owner: Db, data: string): Promise<void> {
  await t.place('park')
  const call = { place: 'park', actor: system, now: t.clock.now, cells }
  const { cells: sealing } = await openRing(owner, secret, 'aes')
  await owner.transaction().execute(async (transaction) => {
    const tx = transaction.withSchema('place_park')
    await recordAudit(tx, call, 'need.accepted', 'one')
    await sealAudit(tx)
    const id = uuid()
    const phone = sealing.seal(sealedColumns.personPhone, id, '13800001234')
    const sealed = { phoneSealed: phone.cell, phoneIndex: phone.index }
    await tx
      .insertInto('person')
      .values({ id, name: '某人', initials: 'mr', createdAt: t.clock.now, ...sealed })
      .execute()
    const photo = { id: uuid(), claimHash: 'x', type: 'image/jpeg', name: '灯.jpg', bytes: 1, createdAt: t.clock.now }
    await tx.insertInto('file').values(photo).execute()
  })
  const storage = diskStorage(join(data, 'files'))
  for (const key of await filesInUse(owner.withSchema('place_park'), 'park')) await storage.put(key, new Uint8Array(1))
  writeFileSync(join(data, 'secret'), secret, { mode: 0o600 })
}

test('the doctor finds nothing where all is well, and of each fault says what is wrong and what to do', async () => {
  await using t = await startTestApp()
  const data = mkdtempSync(join(tmpdir(), 'hongchao-doctor-'))
  const owner = connect(t.ownerUrl, { max: 1 })
  const examine = async (env: Record<string, string> = {}) => {
    const told = await runCommand('doctor', ['--data', data], { DATABASE_URL: t.ownerUrl, ...env })
    expect(told.errors).toBe('')
    expect(told.code).toBe(told.output.includes('[故障]') ? 1 : 0)
    return ailmentsIn(told.output)
  }
  await furnish(t, owner, data)

  const env = { ...process.env, DATABASE_URL: t.ownerUrl }
  const typed = [join(root, 'scripts/doctor.mjs'), '--data', data]
  const healthy = spawnSync(process.execPath, typed, { env, encoding: 'utf8' }).stdout
  expect(ailmentsIn(healthy)).toEqual(new Map())
  for (const what of ['安装', '数据目录', '数据库', '审计链 park', '密钥', '文件 park'])
    expect(healthy).toContain(`] ${what}：`)

  const here = owner.withSchema('place_park')
  const [photo, thumbnail] = await filesInUse(here, 'park')
  rmSync(join(data, 'files', thumbnail!))
  await here.updateTable('audit').set({ subjectId: 'forged' }).execute()
  await t.query(`insert into pgboss.job (name, state, completed_on) values ('imports.run', 'failed', now())`)
  mkdirSync(join(data, 'files/atlantis'))
  chmodSync(data, 0o755)
  writeFileSync(join(data, 'secret'), 'that of another server')

  const ill = await examine()
  expect(ill).toEqual(
    new Map([
      [
        '数据目录',
        { state: '注意', words: expect.stringContaining('权限 755'), remedy: expect.stringContaining('chmod 700') }
      ],
      [
        '后台任务',
        { state: '注意', words: expect.stringContaining('imports.run'), remedy: expect.stringContaining('server.log') }
      ],
      ['审计链 park', { state: '故障', words: '在第 1 条断开', remedy: expect.stringContaining('npm run audit') }],
      [
        '密钥',
        {
          state: '故障',
          words: expect.stringContaining('不是这个数据库的'),
          remedy: expect.stringContaining('HONGCHAO_SECRET')
        }
      ],
      [
        '文件 park',
        { state: '故障', words: `该有 2 个，缺 1 个，如 ${thumbnail}`, remedy: expect.stringContaining('备份') }
      ],
      [
        '文件',
        { state: '注意', words: expect.stringContaining('atlantis'), remedy: expect.stringContaining('DATABASE_URL') }
      ]
    ])
  )

  // What a write that was cut off left behind; one of today may be on its way.
  const storage = diskStorage(join(data, 'files'))
  await storage.put(thumbnail!, new Uint8Array(1))
  const [stray, fresh] = [`park/imports/${uuid()}`, `park/0190/${uuid()}`]
  for (const key of [stray, fresh]) await storage.put(key, new Uint8Array(1))
  const lastWeek = new Date(Date.now() - 7 * 86_400_000)
  utimesSync(join(data, 'files', stray), lastWeek, lastWeek)
  utimesSync(join(data, 'files', photo!), lastWeek, lastWeek)
  rmSync(join(data, 'secret'))
  const [better, away] = await Promise.all([examine(), examine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })])
  expect(away.get('数据库')).toMatchObject({ state: '故障', remedy: expect.stringContaining('DATABASE_URL') })
  expect(better.get('密钥')).toMatchObject({ state: '故障', words: expect.stringContaining('没有密钥') })
  expect(better.get('文件 park')).toMatchObject({ state: '注意', words: `有 1 个没有记录，如 ${stray}` })

  await t.query(`delete from place_park.migration where name = '0010_need_scope.sql'`)
  expect((await examine()).get('数据结构')).toMatchObject({
    state: '注意',
    words: expect.stringContaining('0010_need_scope.sql'),
    remedy: expect.stringContaining('npm run backup')
  })

  await owner.destroy()
  rmSync(data, { recursive: true })
})
