import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { CannotStart, type Config } from './kernel/config.ts'
import type { Cells } from './kernel/crypto/index.ts'
import type { Db } from './kernel/db.ts'
import { readSecret } from './kernel/secret.ts'
import { sentence } from './modules/places/index.ts'
import { PresetRefused, standUp } from './stand-up.ts'

const presets = join(import.meta.dirname, '../../presets')
const usualPreset = 'wuhan-quanlinan'

/**
 * Stands up the place that was asked for, unless it stands already; asked for nothing, the usual one where there is no
 * place at all. `owner` owns the database.
 */
export async function fillOnFirstRun(
  owner: Db,
  config: Config,
  { cells, say }: { cells: Cells; say: (line: string) => void }
): Promise<void> {
  const standing = await owner.selectFrom('platform.place').select('preset').execute()
  const wanted = config.preset ?? (standing.length === 0 ? usualPreset : undefined)
  if (!wanted || standing.some(({ preset }) => preset === wanted)) return

  const folder = folderOf(wanted)
  say(`Setting up the place of preset ${wanted}${config.demonstration ? ', with demonstration people' : ''}:`)
  const started = Date.now()
  await standUp(owner, {
    folder,
    name: wanted,
    demo: config.demonstration,
    now: new Date(),
    secret: readSecret(config.dataFolder, config.secret),
    cells,
    progress: (part, count) => say(`  ${count} ${part}`)
  }).catch((error: unknown) => {
    if (error instanceof PresetRefused) throw new CannotStart(refusalOf(wanted, error))
    throw error
  })
  say(`  ready after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function folderOf(name: string): string {
  const known = readdirSync(presets, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(presets, entry.name, 'place.yaml')))
    .map((entry) => entry.name)
  if (known.includes(name)) return join(presets, name)
  throw new CannotStart(`There is no preset "${name}". There are: ${known.join(', ')}.`)
}

function refusalOf(name: string, { mistakes }: PresetRefused): string {
  const lines = mistakes.map((mistake) => `  ${sentence(mistake)}`)
  return [`The preset "${name}" has mistakes, and nothing of it was loaded:`, ...lines].join('\n')
}
