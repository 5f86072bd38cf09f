import { resolve } from 'node:path'

import { checkPreset, sentence } from '../src/modules/places/index.ts'

const [command, folder] = process.argv.slice(2)

if (command !== 'check' || !folder) {
  process.stderr.write('用法：npm run preset -- check presets/名称\n')
  process.exit(2)
}

// npm runs a script in the package's folder; what the user names is meant from where they stand.
const { preset, mistakes } = checkPreset(resolve(process.env.INIT_CWD ?? process.cwd(), folder))
if (mistakes) {
  for (const mistake of mistakes) process.stdout.write(`${sentence(mistake)}\n`)
  process.stdout.write(`共 ${mistakes.length} 处要改，这份预设没有采用。\n`)
  process.exit(1)
}

const items = preset.needs.categories.flatMap((category) => category.items ?? [category])
process.stdout.write(
  `${preset.place.name}：没有发现错误。${preset.organisations.length} 个组织，${preset.teams.length} 支服务队，` +
    `${preset.people.length} 人，${preset.needs.categories.length} 类 ${items.length} 项诉求，` +
    `${preset.demoNeeds.length} 件演示诉求。\n`
)
