import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { CannotStart } from '../../src/kernel/config.ts'
import { countCells, findKeys, headOf } from '../../src/kernel/crypto/index.ts'
import type { OpenDatabase } from '../database.ts'
import type { Finding } from './finding.ts'

/** Whether the secret is the one under which this database was sealed, and whether a change of keys was finished. */
export async function secretFindings({ owner, config }: OpenDatabase): Promise<Finding[]> {
  const sealed = await owner.selectFrom('platform.columnKey').select('id').execute()
  if (sealed.length === 0) return []
  const what = '密钥'
  const secret = config.secret ?? secretIn(config.dataFolder)
  const remedy = '把这套数据自己的密钥放回去：数据目录里的 secret 文件（备份里也有），或环境变量 HONGCHAO_SECRET'
  if (secret === undefined) return [{ what, state: 'broken', words: '没有密钥，登录和电话都打不开', remedy }]
  try {
    const current = (await findKeys(owner, secret)).at(-1)
    const cells = await countCells(owner)
    const older = cells.filter(({ head }) => current && head !== headOf(current))
    const left = older.reduce((sum, { cells: count }) => sum + count, 0)
    return [
      {
        what,
        state: left > 0 ? 'attention' : 'ok',
        words: left > 0 ? `有 ${left} 个电话还没有换到现用的密钥` : '与数据库相符',
        remedy: '执行 npm run keys -- rotate --resume，接着换完'
      }
    ]
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error
    return [{ what, state: 'broken', words: '密钥不是这个数据库的，电话都打不开', remedy }]
  }
}

function secretIn(dataFolder: string): string | undefined {
  try {
    return readFileSync(join(dataFolder, 'secret'), 'utf8').trim()
  } catch {
    return undefined
  }
}
