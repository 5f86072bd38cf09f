import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { type Figure, tableOf } from './figures.ts'
import { startGround } from './ground.ts'
import { measure, measurePhoneOf } from './measure.ts'
import { type Scope, scopes } from './people.ts'
import { type WorkName, workNames } from './works.ts'

const usage = `npm run bench [-- NAME… OPTIONS]     measures the product; prints a table, writes bench/out/NAME.json

  NAME             ${workNames.join(', ')}; all of them where none is named;
                   phone: the phone site, by Lighthouse
  --sizes N,N      how many needs the place has (10000,1000000)
  --scopes S,S     as whom: ${scopes.join(', ')} (all)
  --seconds N      how long each is measured (5)
  --data DIR       where the loaded databases are kept from run to run (bench/out/data)
  --profile DIR    writes a CPU profile of the server
`

const out = join(import.meta.dirname, 'out')
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10000,1000000' },
    scopes: { type: 'string', default: scopes.join(',') },
    seconds: { type: 'string', default: '5' },
    data: { type: 'string', default: join(out, 'data') },
    profile: { type: 'string' },
    help: { type: 'boolean' }
  }
})

if (options.help || names.some((name) => name !== 'phone' && !workNames.includes(name as WorkName))) {
  process.stdout.write(usage)
  process.exit(options.help ? 0 : 2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const sizes = options.sizes.split(',').map(Number)
const works = names.length > 0 ? workNames.filter((name) => names.includes(name)) : workNames
// npm runs a script in the package's folder; what the user names is meant from where they stand.
const from = process.env['INIT_CWD'] ?? process.cwd()
const folder = resolve(from, options.data)

const postgres = await startGround(folder, sizes, say)
const figures: Figure[] = []
try {
  for (const size of sizes) {
    const plan = {
      folder,
      works,
      scopes: options.scopes.split(',') as Scope[],
      seconds: Number(options.seconds),
      say,
      ...(options.profile && { profile: resolve(from, options.profile) })
    }
    figures.push(...(works.length > 0 ? await measure(postgres, size, plan) : []))
  }
  if (names.includes('phone')) keep('phone', await measurePhoneOf(postgres, sizes[0]!, folder, out))
} finally {
  await postgres.stop()
}

for (const work of works)
  keep(
    work,
    figures.filter((figure) => figure.work === work)
  )
if (figures.length > 0) say(`\n${tableOf(figures)}`)

function keep(name: string, of: object[]): void {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(of, undefined, 2)}\n`)
  if (name === 'phone') say(JSON.stringify(of, undefined, 2))
}
