import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import type { Identity, Programs } from './programs.ts'

/** The superuser of an embedded cluster. */
export const databaseUser = 'hongchao'

/**
 * The data folder as PostgreSQL is told it. On Linux not by its path: the service user of a server started by root may
 * have no way into the folders above it, but starts inside.
 */
export function dataDirectory(cluster: string): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : cluster
}

/** Makes a new cluster. An interrupted run leaves nothing that looks like one. */
export async function initialise(
  cluster: string,
  options: { programs: Programs; identity: Identity; password: string }
): Promise<void> {
  const { programs, identity, password } = options
  const unfinished = `${cluster}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  const secrets = mkdtempSync(join(tmpdir(), 'hongchao-'))
  const passwordFile = join(secrets, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined && identity.gid !== undefined) {
    for (const path of [unfinished, secrets, passwordFile]) chownSync(path, identity.uid, identity.gid)
  }
  try {
    await runInitdb(programs.initdb, { folder: unfinished, identity, passwordFile })
  } finally {
    rmSync(secrets, { recursive: true, force: true })
  }
  renameSync(unfinished, cluster)
}

type Run = { folder: string; identity: Identity; passwordFile: string }

async function runInitdb(initdb: string, { folder, identity, passwordFile }: Run): Promise<void> {
  // Under ICU, or the builtin provider over LC_CTYPE C, the trigrams of Chinese text come out empty without a word.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
  const language = ['--locale-provider=libc', `--locale=${locale}`, '--encoding=UTF8', '--lc-messages=C']
  const access = ['--auth=scram-sha-256', `--username=${databaseUser}`, `--pwfile=${passwordFile}`]
  const child = spawn(initdb, ['-D', dataDirectory(folder), ...access, ...language, '--no-instructions'], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe']
  })
  const [messages, [code]] = await Promise.all([text(child.stderr), once(child, 'close') as Promise<[number | null]>])
  if (code !== 0) throw new Error(`initdb failed: ${messages}`)
}
