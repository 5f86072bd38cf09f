import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'

import { CannotStart } from '../src/kernel/config.ts'
import { configOf, openDatabase } from './database.ts'
import { databaseFindings } from './doctor/database.ts'
import { type Finding, print } from './doctor/finding.ts'
import { folderFindings, machineFindings } from './doctor/machine.ts'

const usage = `npm run doctor [-- --data DIR]     says what is wrong and what to do about it; changes nothing
`

let data: string | undefined
try {
  data = parseArgs({ options: { data: { type: 'string' } } }).values.data
} catch {
  process.stderr.write(usage)
  process.exit(2)
}

const running = new AsyncDisposableStack()
const { dataFolder, databaseUrl } = configOf(data)
let broken = print([...machineFindings(), ...folderFindings(dataFolder, databaseUrl !== undefined)])
if (databaseUrl !== undefined || exists(dataFolder)) broken += print(await lookIntoDatabase())
await running.disposeAsync()
process.stdout.write(broken > 0 ? `\n有 ${broken} 处故障，请按“办法”处理。\n` : '\n数据与数据库没有故障。\n')
process.exit(broken > 0 ? 1 : 0)

async function lookIntoDatabase(): Promise<Finding[]> {
  try {
    const database = await openDatabase({ command: 'npm run doctor', data }, running)
    const state = database.serving ? '产品正在运行' : '产品没有在运行（检查时临时打开了数据库）'
    return [{ what: '运行', state: 'ok', words: state }, ...(await databaseFindings(database))]
  } catch (error) {
    const words = `打不开：${error instanceof CannotStart || error instanceof Error ? error.message : String(error)}`
    const remedy = databaseUrl
      ? '核对 DATABASE_URL，确认那台 PostgreSQL 已启动、可以连接'
      : `查看 ${dataFolder}/postgres.log 的最后几行；首次使用请先执行 npm start`
    return [{ what: '数据库', state: 'broken', words, remedy }]
  }
}

function exists(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false }) !== undefined
}
