import { existsSync, readdirSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { CannotStart } from '../config.ts'

const name = 'restore.unfinished'

/** Takes an empty folder for a restore, or one in which a restore was cut off: what another place left is not written over. */
export async function beginRestore(dataFolder: string): Promise<void> {
  const held = existsSync(dataFolder) && readdirSync(dataFolder).length > 0
  if (held && !isUnfinished(dataFolder))
    throw new CannotStart(`${dataFolder} is not empty; a backup is restored into a folder of its own.`)
  await writeFile(join(dataFolder, name), 'Run npm run restore again.\n', { mode: 0o600 })
}

export async function endRestore(dataFolder: string): Promise<void> {
  await rm(join(dataFolder, name))
}

/** What was half restored is not to be filled with a new place. */
export function refuseUnfinished(dataFolder: string): void {
  if (isUnfinished(dataFolder))
    throw new CannotStart(`A restore into ${dataFolder} was cut off. Run npm run restore again first.`)
}

function isUnfinished(dataFolder: string): boolean {
  return existsSync(join(dataFolder, name))
}
