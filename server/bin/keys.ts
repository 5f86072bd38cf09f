import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'

import {
  addKey,
  type Cells,
  countCells,
  findKeys,
  headOf,
  openCells,
  resealCells,
  retireKeys,
  ringPatience
} from '../src/kernel/crypto/index.ts'
import { CannotStart } from '../src/kernel/config.ts'
import { readSecret } from '../src/kernel/secret.ts'
import { onDatabase, type OpenDatabase } from './database.ts'

const usage = `npm run keys -- status [OPTIONS]   says how many telephones each key holds
npm run keys -- rotate [OPTIONS]   makes a new key and seals everything under it, while Hongchao runs or not

  --resume      rotate: makes no new key, but goes on where an earlier rotation was stopped
  --data DIR    the data folder (./data)

HONGCHAO_CRYPTO=sm makes keys for SM4 and HMAC-SM3, otherwise they are for AES-256-GCM.
`

const options = { resume: { type: 'boolean', default: false }, data: { type: 'string' } } as const

type Asked = { command: 'status' | 'rotate'; resume: boolean; data: string | undefined }

let lastTold = 0

const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
await onDatabase({ command: 'npm run keys', data: asked.data }, async (database) => {
  const secret = readSecret(database.config.dataFolder, database.config.secret)
  if (asked.command === 'rotate') await rotate(database, secret, asked.resume)
  await tellStatus(database)
  return 0
})

function readOptions(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const command = positionals.length === 1 ? positionals[0] : undefined
    if (command !== 'status' && command !== 'rotate') return undefined
    return { command, resume: values.resume, data: values.data }
  } catch {
    return undefined
  }
}

async function rotate(database: OpenDatabase, secret: string, resume: boolean): Promise<void> {
  const { owner, config, serving } = database
  if ((await findKeys(owner, secret)).length === 0)
    throw new CannotStart('Nothing was sealed here yet: start Hongchao once.')
  if (!resume) await owner.transaction().execute((tx) => addKey(tx, secret, config.suite))
  const cells = openCells(secret, { keys: await findKeys(owner, secret) })
  process.stdout.write(`sealing under key ${cells.current().suite}.${cells.current().id}\n`)

  let sealed = await resealCells(owner, cells, tellProgress)
  // Servers seal under the old key until they have looked for a new one; another machine may run one, too.
  if (serving || config.databaseUrl) sealed += await resealLate(database, cells)
  await retireKeys(owner, cells.current())
  process.stdout.write(`sealed ${sealed} anew\n`)
  const left = (await countCells(owner)).filter(({ head }) => head !== headOf(cells.current()))
  const unopened = left.reduce((sum, { cells: count }) => sum + count, 0)
  if (unopened > 0)
    process.stdout.write(`${unopened} do not open and were left: they were changed, or moved between rows\n`)
}

async function resealLate({ owner }: OpenDatabase, cells: Cells): Promise<number> {
  let sealed = 0
  for (let more = -1; more !== 0; sealed += more) {
    await sleep(2 * ringPatience)
    more = await resealCells(owner, cells)
  }
  return sealed
}

function tellProgress(done: number): void {
  if (done - lastTold < 10_000) return
  lastTold = done
  process.stdout.write(`  ${done}\n`)
}

async function tellStatus({ owner }: OpenDatabase): Promise<void> {
  const counted = await countCells(owner)
  const keys = await owner.selectFrom('platform.columnKey').selectAll().orderBy('id').execute()
  for (const { id, suite, createdAt, retiredAt } of keys) {
    const state = retiredAt ? `retired ${retiredAt.toISOString()}` : id === keys.at(-1)?.id ? 'current' : 'older'
    process.stdout.write(`key ${suite}.${id}  made ${createdAt.toISOString()}  ${state}\n`)
  }
  for (const { place, column, head, cells } of counted) {
    const held = head === '' ? 'in the clear' : `key ${head.slice(0, -1)}`
    process.stdout.write(`${place}  ${column}  ${held}  ${cells}\n`)
  }
  if (counted.length === 0) process.stdout.write('no telephones\n')
}
