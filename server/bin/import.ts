import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseArgs } from 'node:util'

import { Channel, ImportField, type ImportKind } from '@hongchao/contract'
import { errorTexts } from '@hongchao/web/texts/errors.ts'

import { openActor } from '../src/kernel/actor.ts'
import { type Actor, type Call, system } from '../src/kernel/call.ts'
import { CannotStart } from '../src/kernel/config.ts'
import { openRing } from '../src/kernel/crypto/index.ts'
import { applicationRole, connect, type Db, schemaOf } from '../src/kernel/db.ts'
import { AppError } from '../src/kernel/errors.ts'
import { readSecret } from '../src/kernel/secret.ts'
import { diskStorage, type Storage } from '../src/kernel/storage.ts'
import { failedSheet, type FileToImport, importFile, reasonText, undoImport } from '../src/modules/imports/index.ts'
import { onDatabase, type OpenDatabase, placesFor } from './database.ts'

const usage = `npm run import -- needs FILE --place SLUG [OPTIONS]           imports needs from an .xlsx or .csv file
npm run import -- organisations FILE --place SLUG [OPTIONS]   imports organisations
npm run import -- undo ID --place SLUG [OPTIONS]              takes a whole import back

  --dry-run             does everything and takes it back; prints the same counts
  --organisation KEY    where the needs belong, or what the organisations hang below (the topmost one reaches)
  --kind KEY            the kind of requester, or of organisation (the usual one of the place)
  --channel NAME        how the needs came: ${Channel.options.join(', ')} (online)
  --match FIELD=HEADER  the column of a field, where its header does not say so; may be repeated
                        fields: ${ImportField.options.join(', ')}
  --failed FILE         writes the failed rows with their reasons into this .xlsx file
  --as USERNAME         as whom; without it as the operator, who may import anywhere
  --data DIR            the data folder, whether Hongchao runs on it or not (./data)

Rows of an earlier import are recognised and skipped. The last line is: imported N, skipped N, failed N in S s
Ends with 0 where no row failed, 3 where some did and the others are in, 1 on a refusal, which enters nothing.
`

const options = {
  place: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  organisation: { type: 'string' },
  kind: { type: 'string' },
  channel: { type: 'string' },
  match: { type: 'string', multiple: true },
  failed: { type: 'string' },
  as: { type: 'string' },
  data: { type: 'string' }
} as const

const whats: Record<string, ImportKind> = { needs: 'need', organisations: 'organisation' }
const mostBytes = 512 * 1024 * 1024
const mostTold = 20

type Asked = NonNullable<ReturnType<typeof readOptions>>
type Ground = { db: Db; call: Call; storage: Storage }

const asked = readOptions()
if (!asked) {
  process.stderr.write(usage)
  process.exit(2)
}
await onDatabase({ command: 'npm run import', data: asked.data }, async (database) => {
  const [place = ''] = await placesFor(database, asked.place)
  const db = connect(database.url, { role: applicationRole, max: 4 })
  try {
    const { config, owner } = database
    const { cells } = await openRing(owner, readSecret(config.dataFolder, config.secret), config.suite)
    const call: Call = { place, actor: await actorFor(db, place, asked.as), now: new Date(), cells }
    const storage = diskStorage(join(config.dataFolder, 'files'))
    return await run({ db: db.withSchema(schemaOf(place)), call, storage }, asked)
  } catch (error) {
    process.stderr.write(`${told(error, database)}\n`)
    return 1
  } finally {
    await db.destroy()
  }
})

function readOptions() {
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const [what = '', subject = '', ...more] = positionals
    const known = (what in whats || what === 'undo') && subject !== '' && more.length === 0
    return known && values.place ? { ...values, ...readValues(values), place: values.place, what, subject } : undefined
  } catch {
    return undefined
  }
}

function readValues({ channel, match = [] }: { channel?: string; match?: string[] }) {
  return { channel: Channel.optional().parse(channel), headers: Object.fromEntries(match.map(matchOf)) }
}

function matchOf(text: string): [ImportField, string] {
  const at = text.indexOf('=')
  return [ImportField.parse(text.slice(0, Math.max(at, 0))), text.slice(at + 1)]
}

async function actorFor(db: Db, place: string, username: string | undefined): Promise<Actor> {
  if (username === undefined) return system
  const account = await db
    .selectFrom('platform.account')
    .select(['id', 'name'])
    .where('username', '=', username)
    .executeTakeFirst()
  const session = { sessionId: '', accountId: account?.id ?? '', name: account?.name ?? '', mustChangePassword: false }
  const actor = account && (await openActor(db, place, session, new Date()))
  if (!actor?.personId) throw new CannotStart(`There is nobody with the user name "${username}" in ${place}.`)
  return actor
}

async function run(ground: Ground, given: Asked): Promise<number> {
  if (given.what !== 'undo') return await importOne(ground, given)
  const { db, call } = ground
  await db.transaction().execute((tx) => undoImport(tx, call, given.subject, tellProgress))
  endProgress()
  say(`undone: ${given.subject}`)
  return 0
}

async function importOne({ db, call, storage }: Ground, given: Asked): Promise<number> {
  const started = Date.now()
  const path = fromUser(given.subject)
  const bytes = readBytes(path)
  const file: FileToImport = {
    kind: whats[given.what]!,
    name: basename(path),
    bytes,
    dryRun: given['dry-run'],
    headers: given.headers,
    organisation: given.organisation,
    requesterOrUnitKind: given.kind,
    channel: given.channel,
    progress: tellProgress
  }
  const result = await importFile(db, call, storage, file)
  endProgress()
  await tell(result, given, bytes)
  const { imported, skipped, failed } = result.counts
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  say(`imported ${imported}, skipped ${skipped}, failed ${failed} in ${seconds} s`)
  return failed > 0 ? 3 : 0
}

function tellProgress(rows: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${rows} rows`)
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r')
}

type Outcome = Awaited<ReturnType<typeof importFile>>

async function tell(outcome: Outcome, given: Asked, bytes: Uint8Array): Promise<void> {
  tellMatch(outcome)
  tellCounts(outcome)
  const { failures, batchId } = outcome
  for (const { number, reason, field } of failures.slice(0, mostTold)) {
    say(`row ${number} failed: ${reasonText(reason, field ?? null)}`)
  }
  if (failures.length > mostTold) say(`and ${failures.length - mostTold} more; --failed FILE writes them all`)
  if (given.failed && failures.length > 0) await saveFailed(outcome, given, bytes)
  say(given['dry-run'] ? 'A dry run: nothing was kept.' : `import ${batchId}`)
}

function tellMatch({ rows, headerLine, columns, match }: Outcome): void {
  say(`${rows} rows below the header in row ${headerLine}`)
  for (const [field, index] of Object.entries(match)) {
    say(`  ${field.padEnd(12)} ${columns.find((column) => column.index === index)?.header ?? ''}`)
  }
}

function tellCounts({ counts, unknownCategories }: Outcome): void {
  const { answered, late, unclassified, differing } = counts
  say(`${answered} with an answer, ${late} late when they came, ${unclassified} of an unknown class`)
  if (differing > 0) say(`${differing} of a number that was imported before, with other words: skipped`)
  for (const { value, count } of unknownCategories.slice(0, mostTold)) say(`  ${value} ${count}`)
}

async function saveFailed({ columns, failures }: Outcome, given: Asked, bytes: Uint8Array): Promise<void> {
  const reasons = new Map(failures.map(({ number, reason, field }) => [number, reasonText(reason, field ?? null)]))
  const file = failedSheet(bytes, { name: basename(given.subject), columns, reasons })
  writeFileSync(fromUser(given.failed!), await buffer(file.bytes as ReadableStream))
}

/** npm runs a script in the package's folder, whatever folder its user stands in. */
function fromUser(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), path)
}

function readBytes(path: string): Uint8Array {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new CannotStart(`The file cannot be read: ${(error as Error).message}`)
  }
  if (bytes.length > mostBytes) throw new CannotStart(`The file is larger than ${mostBytes / 1024 / 1024} MB.`)
  return bytes
}

function told(error: unknown, { serving }: OpenDatabase): string {
  if (error instanceof CannotStart) return error.message
  if (error instanceof AppError) {
    const details = Object.keys(error.details).length > 0 ? ` ${JSON.stringify(error.details)}` : ''
    return `Refused, and nothing was entered. ${errorTexts[error.code]} (${error.code}${details})`
  }
  const old = (error as { code?: string }).code === '42P01'
  if (old) return `The data are of an earlier version: ${serving ? 're' : ''}start the product once.`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
