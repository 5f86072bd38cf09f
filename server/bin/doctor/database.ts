import { sql } from 'kysely'

import { verifyAudit } from '../../src/kernel/audit.ts'
import { loadYears } from '../../src/kernel/calendars.ts'
import { schemaOf } from '../../src/kernel/db.ts'
import { assertChineseSearch, pendingMigrations } from '../../src/kernel/migrate.ts'
import { type OpenDatabase, placesFor } from '../database.ts'
import { fileFindings } from './files.ts'
import type { Finding } from './finding.ts'
import { secretFindings } from './secrets.ts'

const oldest = 160_000

/** What is in the database, and whether it agrees with the files and the clock. */
export async function databaseFindings(database: OpenDatabase): Promise<Finding[]> {
  const places = await placesFor(database, undefined)
  const findings = [await serverFinding(database), await searchFinding(database), await clockFinding(database)]
  const pending = await pendingMigrations(database.owner)
  findings.push({
    what: '数据结构',
    state: pending.length > 0 ? 'attention' : 'ok',
    words: pending.length > 0 ? `有 ${pending.length} 步升级还没做：${pending.join('、')}` : '已是最新',
    remedy: '先执行 npm run backup，再执行 npm start，启动时自动升级'
  })
  // What is below reads tables that an upgrade may still have to make.
  if (pending.length > 0) return findings
  findings.push(...(await jobFindings(database)), await calendarFinding(database, places))
  for (const schema of ['platform', ...places.map(schemaOf)]) findings.push(await chainFinding(database, schema))
  return [...findings, ...(await secretFindings(database)), ...(await fileFindings(database, places))]
}

async function serverFinding({ owner }: OpenDatabase): Promise<Finding> {
  const { rows } = await sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.execute(owner)
  const { number, version } = rows[0]!
  const remedy = '换用 PostgreSQL 16 或更新的版本，或去掉 DATABASE_URL 用自带的'
  return { what: '数据库', state: number < oldest ? 'broken' : 'ok', words: `PostgreSQL ${version}`, remedy }
}

async function searchFinding({ owner }: OpenDatabase): Promise<Finding> {
  const works = await assertChineseSearch(owner).then(
    () => true,
    () => false
  )
  return {
    what: '中文检索',
    state: works ? 'ok' : 'broken',
    words: works ? '可用' : '这个数据库的区域设置查不到中文',
    remedy: '备份后，用编码 UTF8、区域 C.UTF-8（libc）新建数据库，再恢复'
  }
}

async function clockFinding({ owner }: OpenDatabase): Promise<Finding> {
  const sent = Date.now()
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(owner)
  const apart = Math.abs(rows[0]!.now.getTime() - (sent + Date.now()) / 2) / 1000
  return {
    what: '时钟',
    state: apart > 60 ? 'broken' : apart > 5 ? 'attention' : 'ok',
    words: `${new Date().toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })}（北京时间），与数据库相差 ${apart.toFixed(1)} 秒`,
    remedy: '打开两台机器的自动对时（NTP）；时限按产品所在机器的时钟计算'
  }
}

async function jobFindings({ owner, serving }: OpenDatabase): Promise<Finding[]> {
  const { rows } = await sql<{ failed: number; stuck: number; name: string | null }>`
    select count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day')::int as failed,
      count(*) filter (where state < 'active' and start_after < now() - interval '10 minutes')::int as stuck,
      max(name) filter (where state = 'failed' and completed_on > now() - interval '1 day') as name
    from pgboss.job
  `.execute(owner)
  const { failed, stuck, name } = rows[0]!
  const late = serving && stuck > 0
  const words = `一天内失败 ${failed} 件${name ? `（如 ${name}）` : ''}，超过十分钟没做的 ${stuck} 件`
  const remedy = '查看数据目录里的 server.log；重启产品后会接着做'
  return [{ what: '后台任务', state: failed > 0 || late ? 'attention' : 'ok', words, remedy }]
}

/** Each place counts with the years that came with the product and those that it imported. */
async function calendarFinding({ owner }: OpenDatabase, places: readonly string[]): Promise<Finding> {
  const china = new Date(Date.now() + 8 * 3_600_000)
  const [year, month] = [china.getUTCFullYear(), china.getUTCMonth() + 1]
  // The notice of the next year comes out in November.
  const wanted = [year, ...(month >= 11 ? [year + 1] : [])]
  const lacking = await Promise.all(
    places.map(async (slug) => {
      const known = new Set((await loadYears(owner.withSchema(schemaOf(slug)))).map((one) => one.year))
      return { slug, years: wanted.filter((each) => !known.has(each)) }
    })
  )
  const missing = lacking.filter(({ years }) => years.length > 0)
  const told = missing.map(({ slug, years }) => `${slug} 没有 ${years.join('、')} 年的放假安排`)
  return {
    what: '节假日',
    state: missing.some(({ years }) => years.includes(year)) ? 'broken' : missing.length > 0 ? 'attention' : 'ok',
    words: missing.length > 0 ? `${told.join('；')}，这一年的时限只是暂定` : `${year} 年的放假安排已有`,
    remedy: '国务院办公厅的放假通知（一般 11 月）发布后，由各地管理员在工作台的“放假安排”里导入'
  }
}

async function chainFinding({ owner }: OpenDatabase, schema: string): Promise<Finding> {
  const db = owner.withSchema(schema)
  const { head, brokenAt, unsealed } = await verifyAudit(db)
  const what = `审计链 ${schema.replace(/^place_/, '')}`
  if (brokenAt !== undefined) {
    const remedy = '有人绕过产品改过记录，或磁盘损坏：保留现场，用 npm run audit -- verify 复核，与备份比对'
    return { what, state: 'broken', words: `在第 ${brokenAt} 条断开`, remedy }
  }
  return {
    what,
    state: unsealed > 5000 ? 'attention' : 'ok',
    words: `已封存 ${head.position} 条，待封存 ${unsealed} 条`,
    remedy: '产品运行时每分钟封存一次；长期不减请查看 server.log'
  }
}
