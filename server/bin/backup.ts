import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { backUp } from '../src/kernel/backup/index.ts'
import { onDatabase } from './database.ts'

const usage = `npm run backup [-- OPTIONS]     keeps database, files and secrets in a folder, while Hongchao runs or not

  --to DIR      the folder, empty or not there yet (./backups/DAY-TIME)
  --data DIR    the data folder (./data)

With DATABASE_URL in the environment the rows come from that database.
`

const root = join(import.meta.dirname, '../..')
const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
// npm runs a script in the package's folder, whatever folder its user stands in.
const from = process.env['INIT_CWD'] ?? process.cwd()
const target = asked.to === undefined ? join(root, 'backups', nameOf(new Date())) : resolve(from, asked.to)

await onDatabase({ command: 'npm run backup', data: asked.data }, async ({ config, url, owner }) => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  say(`Backing up ${config.dataFolder}:`)
  const started = Date.now()
  const { secret, sums } = await backUp(target, { config, url, owner, product: version, say })
  const size = sums.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024
  say(`  written, and read again: ${size.toFixed(1)} MB after ${((Date.now() - started) / 1000).toFixed(1)} s`)
  say(`\n${target}`)
  say('\nWhoever has this folder can read every name and telephone in it and sign in as anybody: keep it as safe as')
  say('the server itself, on another machine.')
  if (!secret) say('HONGCHAO_SECRET is not in it, for it stands in the environment: keep that, too.')
  return 0
})

function readOptions(): { to?: string | undefined; data?: string | undefined } | undefined {
  try {
    return parseArgs({ options: { to: { type: 'string' }, data: { type: 'string' } }, strict: true }).values
  } catch {
    return undefined
  }
}

/** `2026-03-02-0930`, in China. */
function nameOf(now: Date): string {
  return now.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16).replace(' ', '-').replace(':', '')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
