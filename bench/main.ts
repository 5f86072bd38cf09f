import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { reportDuplicates } from './duplicates/report.ts'
import { type Figure, tableOf } from './figures.ts'
import { startGround } from './ground.ts'
import { measure, measurePhoneOf } from './measure.ts'
import { type Scope, scopes } from './people.ts'
import { accuracies, tableOfAccuracies } from './suggest/accuracy.ts'
import { readLabelled } from './suggest/labelled.ts'
import { type WorkName, workNames } from './works.ts'

const usage = `npm run bench [-- NAME… OPTIONS]     measures the product; prints a table, writes bench/out/NAME.json

  NAME             ${workNames.join(', ')}; where none is named, all but need-suggest;
                   phone: the phone site, by Lighthouse
                   duplicates: which messages are found to say the same (--messages, --groups)
                   suggest: how often the suggested class is right (--labelled), and need-suggest
  --sizes N,N      how many needs the place has (10000,1000000; suggest: 100000)
  --scopes S,S     as whom: ${scopes.join(', ')} (all)
  --seconds N      how long each is measured (5)
  --data DIR       where the loaded databases are kept from run to run (bench/out/data)
  --connections N  over how many connections (16)
  --labelled F,F   needs with their class: .tsv(.gz) of class and text, or .xlsx with the class last
                   (HONGCHAO_LABELLED)
  --messages F     a sheet of messages: number, …, …, time, text (HONGCHAO_MESSAGES)
  --groups F       which of them are known to be the same, as JSON (HONGCHAO_GROUPS)
  --profile DIR    writes a CPU profile of the server
`

const out = join(import.meta.dirname, 'out')
const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string' },
    scopes: { type: 'string', default: scopes.join(',') },
    seconds: { type: 'string', default: '5' },
    data: { type: 'string', default: join(out, 'data') },
    connections: { type: 'string' },
    labelled: { type: 'string', default: process.env['HONGCHAO_LABELLED'] ?? '' },
    messages: { type: 'string', default: process.env['HONGCHAO_MESSAGES'] ?? '' },
    groups: { type: 'string', default: process.env['HONGCHAO_GROUPS'] ?? '' },
    profile: { type: 'string' },
    help: { type: 'boolean' }
  }
})

/** Measures that are no work. */
const others = new Set(['phone', 'suggest', 'duplicates'])

if (options.help || names.some((name) => !others.has(name) && !workNames.includes(name as WorkName))) {
  process.stdout.write(usage)
  process.exit(options.help ? 0 : 2)
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const usual = names.every((name) => name.endsWith('suggest')) && names.length > 0 ? '100000' : '10000,1000000'
const sizes = (options.sizes ?? usual).split(',').map(Number)
const asked = names.includes('suggest') ? [...names, 'need-suggest'] : names
// A million needs take long to learn from, so that is done only for who asks.
const works = workNames.filter((name) => (names.length > 0 ? asked.includes(name) : name !== 'need-suggest'))
// npm runs a script in the package's folder; what the user names is meant from where they stand.
const from = process.env['INIT_CWD'] ?? process.cwd()
const folder = resolve(from, options.data)

if (names.includes('suggest')) await measureAccuracy()
if (names.includes('duplicates')) await measureDuplicates()
if (names.join() === 'duplicates') process.exit(0)
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
      ...(options.connections && { connections: Number(options.connections) }),
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

/** On what the user labelled; nothing of it is kept but how often each method was right. */
async function measureAccuracy(): Promise<void> {
  const files = options.labelled.split(',').filter(Boolean)
  if (files.length === 0) return say('suggest: no accuracy without --labelled')
  const found = []
  for (const file of files) found.push(...accuracies(basename(file), await readLabelled(resolve(from, file))))
  keep('suggest', found)
  say(`${tableOfAccuracies(found)}\n`)
}

/** Of the messages nothing is kept but how many were found; the pairs that were looked at are known by their rows. */
async function measureDuplicates(): Promise<void> {
  if (!options.messages || !options.groups) return say('duplicates: nothing without --messages and --groups')
  const files = { messages: resolve(from, options.messages), groups: resolve(from, options.groups) }
  const found = await reportDuplicates(files)
  keep('duplicates', [found])
  say(`${JSON.stringify(found, undefined, 2)}\n`)
}

function keep(name: string, of: object[]): void {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, `${name}.json`), `${JSON.stringify(of, undefined, 2)}\n`)
  if (name === 'phone') say(JSON.stringify(of, undefined, 2))
}
