import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { verifyAudit } from '../audit.ts'
import { CannotStart } from '../config.ts'
import { connect } from '../db.ts'
import { buildQueues, migrate } from '../migrate.ts'
import { differing, keep, sumOf } from './files.ts'
import { loadDatabase } from './load.ts'
import { Manifest, manifestName, manifestSumName } from './manifest.ts'
import { endRestore } from './unfinished.ts'

/** Reads a backup and all its sums; throws {@link CannotStart} where it is not whole. */
export async function openBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined)
  if (text === undefined) throw new CannotStart(`${folder} is no whole backup: it has no ${manifestName}.`)
  const told = await readFile(join(folder, manifestSumName), 'utf8').catch(() => '')
  const { sha256 } = await sumOf(folder, manifestName)
  if (!told.startsWith(sha256)) throw new CannotStart(`${folder} was changed: ${manifestName} has another sum.`)

  const { data: manifest } = Manifest.safeParse(JSON.parse(text))
  if (!manifest) throw new CannotStart(`${folder} was made by another version of this command.`)
  const wrong = await differing(folder, manifest.sums)
  if (wrong.length > 0) throw new CannotStart(`${folder} is damaged: ${wrong.slice(0, 10).join(', ')}`)
  return manifest
}

type Restore = { folder: string; manifest: Manifest; url: string; dataFolder: string }

/**
 * Puts a backup that was opened into an empty database and a data folder that was taken by {@link beginRestore}, brings it
 * up to this version, and says
 * which audit chains do not hold. Rows come last, and all at once: before them there is no place that could be started.
 */
export async function restore({ folder, manifest, url, dataFolder }: Restore): Promise<{ brokenChains: string[] }> {
  for (const { path } of manifest.sums) {
    const [kind, ...rest] = path.split('/')
    if (kind === 'files') await keep(dataFolder, path, createReadStream(join(folder, path)))
    if (kind === 'secrets') await keep(dataFolder, rest.join('/'), createReadStream(join(folder, path)))
  }
  const owner = connect(url, { max: 2 })
  try {
    await buildQueues(owner)
    await loadDatabase(url, folder, manifest)
    await endRestore(dataFolder)
    await migrate(owner)
    const brokenChains: string[] = []
    for (const { schema } of manifest.chains) {
      const { brokenAt } = await verifyAudit(owner.withSchema(schema))
      if (brokenAt !== undefined) brokenChains.push(`${schema} at ${brokenAt}`)
    }
    return { brokenChains }
  } finally {
    await owner.destroy()
  }
}
