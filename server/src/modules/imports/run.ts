import type { ImportCounts, ImportOutcome } from '@hongchao/contract'
import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Sheet, SheetRow } from '../../kernel/sheets/read/index.ts'
import { mergeBeside } from '../needs/index.ts'
import { type Candidate, claimRows } from './claims.ts'
import { fieldAt, type Importer, openImporter, type Plan, type Read } from './importers.ts'
import { isRefused, type Refused, sameCells } from './rules.ts'
import { deleteRows, insertOutcomes, type RowOutcome } from './store.ts'

/** Rows that go to the database together. */
const chunk = 200

export type Result = {
  counts: ImportCounts
  unknownCategories: { value: string; count: number }[]
  /** Rows that failed, for whoever rolls the rest back. */
  failures: RowOutcome[]
}

/** Told now and then how many rows have been seen; also while another import is waited for. */
export type Progress = (rows: number) => void

/** Carries the result of a try out of the transaction that it rolls back. */
class Tried extends Error {
  readonly result: Result

  constructor(result: Result) {
    super('tried')
    this.result = result
  }
}

/**
 * Imports a file in one transaction, so that all of it is there or nothing. A try is the same, rolled back. `begin` and
 * `finish` write down in that transaction that it was begun, and what came of it.
 */
export async function runImport(
  db: Db,
  call: Call,
  plan: Plan,
  { sheet, dryRun, progress, begin, finish }: Run
): Promise<Result> {
  if (plan.kind !== 'need') return await inOne(db, call, plan, { sheet, dryRun, progress, begin, finish })
  const words = mergeBeside(db, call)
  const told: Progress = (rows) => {
    words.told(rows)
    progress(rows)
  }
  try {
    return await inOne(db, call, plan, { sheet, dryRun, progress: told, begin, finish })
  } finally {
    await words.end()
  }
}

async function inOne(db: Db, call: Call, plan: Plan, { sheet, dryRun, progress, begin, finish }: Run): Promise<Result> {
  try {
    return await db.transaction().execute(async (tx) => {
      await waitForTurn(tx, call, progress)
      await begin?.(tx)
      // What an earlier try found out.
      await deleteRows(tx, plan.batchId)
      const result = await importRows(tx, call, plan, sheet, progress)
      if (dryRun) throw new Tried(result)
      await finish?.(tx, result)
      return result
    })
  } catch (error) {
    if (error instanceof Tried) return error.result
    throw error
  }
}

export type Run = {
  sheet: Sheet
  dryRun: boolean
  progress: Progress
  begin?: (tx: Tx) => Promise<void>
  finish?: (tx: Tx, result: Result) => Promise<void>
}

const turnPatience = 600_000
const turnStep = 500

/**
 * Imports into a place one after the other: two that bring the same rows in another order would wait for each other.
 * That neither enters a row of the other does not rest on this but on the index of the keys.
 */
async function waitForTurn(tx: Tx, { place }: Call, progress: Progress): Promise<void> {
  for (let waited = 0; waited < turnPatience; waited += turnStep) {
    const { rows } = await sql<{ held: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('imports'), hashtext(${place})) as held`.execute(tx)
    if (rows[0]?.held) return
    progress(0)
    await sleep(turnStep)
  }
  throw new AppError('import.busy')
}

type Item = { number: number; read: Read<unknown> }

async function importRows(tx: Tx, call: Call, plan: Plan, sheet: Sheet, progress: Progress): Promise<Result> {
  const importer = await openImporter(tx, call, plan)
  const run = new Running(tx, plan, importer)
  let header: readonly string[] | undefined
  let pending: SheetRow[] = []
  for await (const row of sheet.rows()) {
    if (row.line === plan.headerLine) header = row.cells
    if (row.line <= plan.headerLine) continue
    if (header && sameCells(row.cells, header)) run.leave(row.line, 'skipped', { reason: 'headerAgain' })
    else pending.push(row)
    if (pending.length < chunk) continue
    await run.enter(pending)
    pending = []
    progress(run.seen)
  }
  await run.enter(pending)
  return run.result()
}

/** An import under way: what was entered, what was left out and why. */
class Running {
  private readonly tx: Tx
  private readonly plan: Plan
  private readonly importer: Importer<unknown>
  private readonly counts = { imported: 0, skipped: 0, failed: 0, differing: 0, late: 0 }
  private readonly failures: RowOutcome[] = []
  private left: RowOutcome[] = []
  /** How often the same words came without a number: as often they go in. */
  private readonly occurrences = new Map<string, number>()
  seen = 0

  constructor(tx: Tx, plan: Plan, importer: Importer<unknown>) {
    this.tx = tx
    this.plan = plan
    this.importer = importer
  }

  leave(number: number, outcome: Exclude<ImportOutcome, 'imported'>, { reason, field }: Refused): void {
    const row = { number, outcome, reason, field }
    this.counts[outcome] += 1
    this.left.push(row)
    if (outcome === 'failed') this.failures.push(row)
  }

  async enter(rows: readonly SheetRow[]): Promise<void> {
    this.seen += rows.length
    const items = rows.flatMap((row) => this.read(row))
    const possible = await this.withoutRefused(items)
    const claimed = await this.claim(possible)
    const { late } = await this.importer.enter(claimed)
    this.counts.imported += claimed.length
    this.counts.late += late
    await insertOutcomes(this.tx, this.plan.batchId, this.left)
    this.left = []
  }

  result(): Result {
    const { answered, unclassified, unknownCategories } = this.importer.tally
    const unknown = [...unknownCategories].map(([value, count]) => ({ value, count }))
    return {
      counts: { ...this.counts, answered, unclassified },
      unknownCategories: unknown.toSorted((a, b) => b.count - a.count).slice(0, 50),
      failures: this.failures
    }
  }

  private read({ line, cells, faults = [] }: SheetRow): Item[] {
    const faulty = faults.find(({ column }) => fieldAt(this.plan.match, column))
    const read = faulty
      ? { reason: faulty.fault, field: fieldAt(this.plan.match, faulty.column)! }
      : this.importer.read(cells)
    if (!isRefused(read)) return [{ number: line, read }]
    this.leave(line, 'failed', read)
    return []
  }

  private async withoutRefused(items: Item[]): Promise<Item[]> {
    if (items.length === 0) return []
    const refused = await this.importer.refuse(items.map(({ read }) => read.value))
    return items.filter(({ number }, index) => {
      const reason = refused[index]
      if (reason) this.leave(number, 'skipped', reason)
      return !reason
    })
  }

  private async claim(items: Item[]): Promise<{ id: string; value: unknown }[]> {
    if (items.length === 0) return []
    const candidates = items.map(({ number, read }): Candidate => ({ number, id: uuid(), ...this.keyed(read) }))
    const { mine, others } = await claimRows(this.tx, this.plan.batchId, candidates)
    for (const [number, refused] of others) {
      this.leave(number, 'skipped', refused)
      if (refused.reason === 'importedOtherwise') this.counts.differing += 1
    }
    return candidates.flatMap(({ number, id }, index) =>
      mine.has(number) ? [{ id, value: items[index]!.read.value }] : []
    )
  }

  private keyed({ key, content }: Read<unknown>): { key: string; content: string } {
    if (key !== undefined) return { key, content }
    const times = (this.occurrences.get(content) ?? 0) + 1
    this.occurrences.set(content, times)
    return { key: `need words ${content} ${times}`, content }
  }
}
