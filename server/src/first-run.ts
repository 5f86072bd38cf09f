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
 * Stands up the places that were asked for, unless they stand already; asked for nothing, the usual one where there is
 * no place at all. `owner` owns the database.
 */
export async function fillOnFirstRun(owner: Db, config: Config, ground: Ground): Promise<void> {
  const rows = await owner.selectFrom('platform.place').select('preset').execute()
  const standing = rows.map(({ preset }) => preset)
  const wanted = config.presets.length === 0 && standing.length === 0 ? [usualPreset] : config.presets
  const missing = wanted
    .filter((preset) => !standing.includes(preset))
    .map((preset) => [preset, folderOf(preset)] as const)
  for (const [preset, folder] of missing) await setUp(owner, config, { ...ground, preset, folder })
}

type Ground = { cells: Cells; say: (line: string) => void }

async function setUp(
  owner: Db,
  config: Config,
  { preset, folder, cells, say }: Ground & { preset: string; folder: string }
): Promise<void> {
  say(`Setting up the place of preset ${preset}${config.demonstration ? ', with demonstration people' : ''}:`)
  const started = Date.now()
  await standUp(owner, {
    folder,
    name: preset,
    demo: config.demonstration,
    now: new Date(),
    secret: readSecret(config.dataFolder, config.secret),
    cells,
    progress: (part, count) => say(`  ${count} ${part}`)
  }).catch((error: unknown) => {
    if (error instanceof PresetRefused) throw new CannotStart(refusalOf(preset, error))
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
