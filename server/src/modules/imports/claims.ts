import type { Tx } from '../../kernel/db.ts'
import type { Refused } from './rules.ts'

/** A row that could be entered: what it would become, by what it is recognised, and a digest of all it says. */
export type Candidate = { number: number; id: string; key: string; content: string }

export type Claims = { mine: Set<number>; others: Map<number, Refused> }

/**
 * Claims rows for an import. What an earlier import entered, and did not take back, is recognised by its key; a unique
 * index decides between two at once. Where one number stands for two different things in one file, both go in.
 */
export async function claimRows(tx: Tx, batchId: string, rows: readonly Candidate[]): Promise<Claims> {
  const mine = await claim(tx, batchId, rows)
  const others = new Map<number, Refused>()
  const rest = rows.filter(({ number }) => !mine.has(number))
  if (rest.length === 0) return { mine, others }

  const again: Candidate[] = []
  const holders = await findHolders(tx, rest)
  for (const row of rest) {
    const refused = recognised(row, batchId, holders)
    if (refused) others.set(row.number, refused)
    else again.push({ ...row, key: exactKey(row) })
  }
  for (const number of await claim(tx, batchId, again)) mine.add(number)
  for (const { number } of again) if (!mine.has(number)) others.set(number, { reason: 'twiceInFile' })
  return { mine, others }
}

/** Undefined where the same number stands for something else in the same file. */
function recognised(row: Candidate, batchId: string, holders: ReadonlyMap<string, Holder>): Refused | undefined {
  const holder = holders.get(row.key)
  const same = holders.get(exactKey(row)) ?? (holder?.content === row.content ? holder : undefined)
  if (same) return { reason: same.batchId === batchId ? 'twiceInFile' : 'alreadyImported' }
  const elsewhere = holder !== undefined && holder.batchId !== batchId
  return elsewhere ? { reason: 'importedOtherwise', field: 'number' } : undefined
}

function exactKey({ key, content }: Candidate): string {
  return `${key} ${content}`
}

async function claim(tx: Tx, batchId: string, rows: readonly Candidate[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const values = rows.map(({ number, id, key, content }) => ({
    batchId,
    number,
    outcome: 'imported' as const,
    subjectId: id,
    key,
    content
  }))
  const claimed = await tx
    .insertInto('importRow')
    .values(values)
    .onConflict((conflict) => conflict.column('key').where('key', 'is not', null).doNothing())
    .returning('number')
    .execute()
  return new Set(claimed.map(({ number }) => number))
}

type Holder = { batchId: string; content: string | null }

async function findHolders(tx: Tx, rows: readonly Candidate[]): Promise<Map<string, Holder>> {
  const found = await tx
    .selectFrom('importRow')
    .select(['key', 'batchId', 'content'])
    .where(
      'key',
      'in',
      rows.flatMap((row) => [row.key, exactKey(row)])
    )
    .execute()
  return new Map(found.map(({ key, ...holder }) => [key ?? '', holder]))
}
