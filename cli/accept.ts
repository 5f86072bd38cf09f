import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { compute } from './accept/measures.ts'
import { agrees, type PublishedFigure, readPublished } from './accept/published.ts'
import { type Scratch, startScratch } from './accept/scratch.ts'

const usage = `npm run accept -- PRESET [--mutate]

Computes the figures that a place published again, through the API and from records alone, on a database of its own.
  --mutate   then takes one record away per line, and fails where the computed figure does not change
`

const asked = readOptions()
if (!asked) refuse(usage)
const { name, mutates } = asked
const folder = folderOf(name)
if (!existsSync(join(folder, 'published.yaml'))) refuse(`${name}: there is no published.yaml in ${folder}.\n`)
const figures = readPublished(folder)
const scratch = await startScratch(folder)
try {
  const wrong = [await accept(scratch, figures), mutates ? await mutate(scratch, figures) : 0]
  process.exitCode = wrong.every((count) => count === 0) ? 0 : 1
} finally {
  await scratch.stop()
}

function readOptions(): { name: string; mutates: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { mutate: { type: 'boolean' } } })
    const [name, more] = positionals
    return name && !more ? { name, mutates: values.mutate ?? false } : undefined
  } catch {
    return undefined
  }
}

function refuse(words: string): never {
  process.stderr.write(words)
  process.exit(2)
}

/** A folder as the caller names it, or the name of one of `presets/`. */
function folderOf(preset: string): string {
  const given = resolve(process.env.INIT_CWD ?? process.cwd(), preset)
  return existsSync(given) ? given : fileURLToPath(new URL(`../presets/${basename(preset)}`, import.meta.url))
}

async function accept({ target }: Scratch, lines: readonly PublishedFigure[]): Promise<number> {
  let wrong = 0
  say('catalogue id | what | published | computed | ok')
  for (const figure of lines) {
    const { value } = await compute(target, figure.measure)
    const ok = agrees(figure, value)
    if (!ok) wrong += 1
    say(
      [figure.id, figure.what, `${figure.operator} ${figure.value} (${figure.day})`, value, ok ? 'ok' : 'NO'].join(
        ' | '
      )
    )
  }
  sum(wrong, lines)
  return wrong
}

/** A figure that stays when a record of it is gone was not computed from records. */
async function mutate({ target, without }: Scratch, lines: readonly PublishedFigure[]): Promise<number> {
  say('catalogue id | what | computed | without one record | changed')
  let wrong = 0
  for (const { id, what, measure } of lines) {
    const { value, records } = await compute(target, measure)
    const record = records[0]
    const less = record && (await without(record, () => compute(target, measure))).value
    const again = (await compute(target, measure)).value
    const changed = less !== undefined && less !== value && again === value
    if (!changed) wrong += 1
    say(
      [id, what, value, less === undefined ? 'no record' : `${less} (${record!.table})`, changed ? 'ok' : 'NO'].join(
        ' | '
      )
    )
  }
  sum(wrong, lines)
  return wrong
}

function sum(wrong: number, { length }: readonly unknown[]): void {
  const all = `${length} lines`
  say(wrong === 0 ? `All ${all} are as they should be.` : `${wrong} of ${all} are not as they should be.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
