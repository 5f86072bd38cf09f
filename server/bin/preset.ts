import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { openRing } from '../src/kernel/crypto/index.ts'
import { CannotStart } from '../src/kernel/config.ts'
import { schemaOf } from '../src/kernel/db.ts'
import { readSecret } from '../src/kernel/secret.ts'
import { checkPreset, getPreset, type Mistake, sentence } from '../src/modules/places/index.ts'
import { standUp } from '../src/stand-up.ts'
import { onDatabase, type OpenDatabase } from './database.ts'

const usage = `用法：
  npm run preset -- check presets/名称               检查一份预设
  npm run preset -- load presets/名称 [--data 目录]   把改过的预设载入已有的地方；系统开着、停着都可以

载入后新提的诉求按新的规定办，正在办的按提出时的规定办完；已有的组织、队伍和人员不变，只补上缺的组织和队伍。
`

const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
const { command, data } = asked
// npm runs a script in the package's folder; what the user names is meant from where they stand.
const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), asked.folder)
if (command === 'check') check(folder)
else await onDatabase({ command: 'npm run preset', data }, (database) => load(database, folder))

type Asked = { command: 'check' | 'load'; folder: string; data: string | undefined }

function readOptions(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true })
    const [command, folder, ...more] = positionals
    if ((command !== 'check' && command !== 'load') || !folder || more.length > 0) return undefined
    return { command, folder, data: values.data }
  } catch {
    return undefined
  }
}

function check(folder: string): void {
  const { preset, mistakes } = checkPreset(folder)
  if (mistakes) {
    tellMistakes(mistakes)
    process.exit(1)
  }
  const items = preset.needs.categories.flatMap((category) => category.items ?? [category])
  process.stdout.write(
    `${preset.place.name}：没有发现错误。${preset.organisations.length} 个组织，${preset.teams.length} 支服务队，` +
      `${preset.people.length} 人，${preset.needs.categories.length} 类 ${items.length} 项诉求，` +
      `${preset.demoNeeds.length} 件演示诉求。\n`
  )
}

/** Brings a place that stands up to date with its preset; its people and their needs are left alone. */
async function load({ owner, config }: OpenDatabase, folder: string): Promise<number> {
  const { preset, mistakes } = checkPreset(folder)
  if (mistakes) {
    tellMistakes(mistakes)
    return 1
  }
  const { slug, name } = preset.place
  const known = await owner.selectFrom('platform.place').select('preset').where('slug', '=', slug).executeTakeFirst()
  if (!known) throw new CannotStart(`There is no place "${slug}" yet. Start once with --preset ${basename(folder)}.`)

  const secret = readSecret(config.dataFolder, config.secret)
  const { cells } = await openRing(owner, secret, config.suite)
  const place = owner.withSchema(schemaOf(slug))
  const before = await getPreset(place)
  await standUp(owner, { folder, name: known.preset, demo: false, now: new Date(), secret, cells })
  const { version } = await getPreset(place)
  const what = version === before.version ? `规定没有变化，仍是第 ${version} 版。` : `现在是第 ${version} 版规定。`
  process.stdout.write(`${name}：${what}\n`)
  return 0
}

function tellMistakes(mistakes: readonly Mistake[]): void {
  for (const mistake of mistakes) process.stdout.write(`${sentence(mistake)}\n`)
  process.stdout.write(`共 ${mistakes.length} 处要改，这份预设没有采用。\n`)
}
