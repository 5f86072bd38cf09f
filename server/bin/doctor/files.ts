import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { schemaOf } from '../../src/kernel/db.ts'
import { diskStorage } from '../../src/kernel/storage.ts'
import { filesInUse } from '../../src/modules/files/index.ts'
import { importsInUse } from '../../src/modules/imports/index.ts'
import type { OpenDatabase } from '../database.ts'
import type { Finding } from './finding.ts'

/** The product itself sweeps once a day what is older than a day: what is older than that it does not know. */
const sweptMs = 2 * 86_400_000

/** Rows without their file, files without a row, and folders of places that are not there. */
export async function fileFindings(database: OpenDatabase, places: readonly string[]): Promise<Finding[]> {
  const folder = join(database.config.dataFolder, 'files')
  const findings: Finding[] = []
  for (const place of places) findings.push(await placeFinding(database, folder, place))
  const strange = existsSync(folder) ? readdirSync(folder).filter((name) => !places.includes(name)) : []
  if (strange.length > 0) {
    findings.push({
      what: '文件',
      state: 'attention',
      words: `数据库里没有这些地方，却有它们的目录：${strange.join('、')}`,
      remedy: `核对 DATABASE_URL 和 --data 是不是一套；确认无用后，从 ${folder} 移走`
    })
  }
  return findings
}

async function placeFinding({ owner }: OpenDatabase, folder: string, place: string): Promise<Finding> {
  const what = `文件 ${place}`
  const here = owner.withSchema(schemaOf(place))
  const used = new Set([...(await filesInUse(here, place)), ...(await importsInUse(here, place))])
  const missing = [...used].filter((key) => !existsSync(join(folder, key)))
  if (missing.length > 0) {
    return {
      what,
      state: 'broken',
      words: `该有 ${used.size} 个，缺 ${missing.length} 个，如 ${missing[0]}`,
      remedy: `从最近的备份里把 files 目录下缺的文件拷回 ${folder}`
    }
  }
  const strays: string[] = []
  for await (const key of diskStorage(folder).keptBefore(place, new Date(Date.now() - sweptMs))) {
    if (!used.has(key)) strays.push(key)
  }
  return {
    what,
    state: strays.length > 0 ? 'attention' : 'ok',
    words: strays.length > 0 ? `有 ${strays.length} 个没有记录，如 ${strays[0]}` : `${used.size} 个都在，没有多余的`,
    remedy: `产品运行时每天清理没有记录的文件；两天后还在的不是产品存的，确认无用后从 ${folder} 移走`
  }
}
