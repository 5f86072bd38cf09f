import { createReadStream, existsSync, readdirSync } from 'node:fs'
import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { verifyAudit } from '../audit.ts'
import { CannotStart, type Config } from '../config.ts'
import { type Db } from '../db.ts'
import { dumpDatabase } from './dump.ts'
import { syncFolder } from '../storage.ts'
import { differing, filesBelow, keep, secretsIn, sumOf } from './files.ts'
import { type Manifest, manifestName, manifestSumName, type Sum } from './manifest.ts'

export type BackUp = { config: Config; url: string; owner: Db; product: string; say: (line: string) => void }

/**
 * Keeps everything that would be lost with the data folder in a folder of its own. Rows come first and files after
 * them, so that a file which a row refers to is there: files without a row are only swept after a day. Until it is
 * whole and was read again the folder is called `….part`.
 */
export async function backUp(target: string, { config, url, owner, product, say }: BackUp): Promise<Manifest> {
  refuseFilled(target)
  const part = `${target}.part`
  await rm(part, { recursive: true, force: true })
  await mkdir(part, { recursive: true, mode: 0o700 })

  const madeAt = new Date().toISOString()
  const { sums: rowSums, ...dump } = await dumpDatabase(url, part)
  say(`  ${dump.tables.reduce((sum, { rows }) => sum + rows, 0)} rows of ${dump.tables.length} tables`)
  const chains = await chainsOf(owner, Object.keys(dump.migrations))
  const files = await keepFiles(join(config.dataFolder, 'files'), part, 'files')
  say(`  ${files.length} files`)
  const secrets = await keepSecrets(config.dataFolder, part)
  say(`  ${secrets.map(({ path }) => path.replace('secrets/', '')).join(', ') || 'no secret'}`)

  const sums = [...rowSums, ...files, ...secrets]
  const secret = secrets.some(({ path }) => path === 'secrets/secret')
  const manifest: Manifest = { format: 1, product, madeAt, ...dump, chains, secret, sums }
  await writeFile(join(part, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
  const { sha256 } = await sumOf(part, manifestName)
  await writeFile(join(part, manifestSumName), `${sha256}  ${manifestName}\n`, { mode: 0o600, flush: true })

  const wrong = await differing(part, sums)
  if (wrong.length > 0) throw new CannotStart(`Read again, this is not what was written: ${wrong.join(', ')}`)
  await syncFolder(part)
  if (existsSync(target)) await rmdir(target)
  await rename(part, target)
  await syncFolder(dirname(target))
  return manifest
}

function refuseFilled(target: string): void {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new CannotStart(`${target} is not empty; a backup goes into a folder of its own.`)
}

/** How far each chain is sealed now, for whoever restores it. */
async function chainsOf(owner: Db, schemas: readonly string[]): Promise<Manifest['chains']> {
  const chains: Manifest['chains'] = []
  for (const schema of schemas) {
    const { head, brokenAt } = await verifyAudit(owner.withSchema(schema))
    chains.push({ schema, sealed: head.position, ...(brokenAt !== undefined && { brokenAt }) })
  }
  return chains
}

async function keepFiles(from: string, to: string, below: string): Promise<Sum[]> {
  const sums: Sum[] = []
  for (const name of await filesBelow(from)) {
    // One that is only just being written is nobody's yet.
    if (name.includes('.')) continue
    const kept = await keep(to, join(below, name), createReadStream(join(from, name))).catch(nothingWhereMissing)
    if (kept) sums.push(kept)
  }
  return sums
}

async function keepSecrets(from: string, to: string): Promise<Sum[]> {
  const sums: Sum[] = []
  for (const name of existsSync(from) ? await secretsIn(from) : [])
    sums.push(await keep(to, join('secrets', name), createReadStream(join(from, name))))
  return sums
}

/** It was swept meanwhile. */
function nothingWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
