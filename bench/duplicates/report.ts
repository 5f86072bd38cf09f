import { readFileSync } from 'node:fs'

import { withSheet } from '../../server/src/kernel/sheets/read/index.ts'
import {
  comparable,
  fingerprintOf,
  groupsOf,
  likenessOf,
  type Told
} from '../../server/src/modules/needs/rules/duplicates.ts'

/** Needs from a sheet whose first column is their number in the list of groups and whose fourth and fifth are time and text. */
type Message = { row: number; id: string; told: Told; keys: readonly string[] }

type Pair = { one: number; other: number; similarity: number; same: boolean }

/** What is found among messages, against the groups that are known and the pairs that somebody looked at. */
export type DuplicateReport = {
  work: 'duplicates'
  messages: number
  groups: number
  groupsFound: number
  nearPairs: number
  looked: number
  precision: number
  msPerMessage: number
}

/** As many as the product reads of a key, and compares. */
const mostPerKey = 64
const mostCompared = 40

/** Two rows of the sheet and whether they are one matter, as somebody judged who read both. */
type Labels = { same: [number, number][]; distinct: [number, number][] }

export async function reportDuplicates(files: { messages: string; groups: string }): Promise<DuplicateReport> {
  const messages = await readMessages(files.messages)
  const known = JSON.parse(readFileSync(files.groups, 'utf8')) as { id: string }[][]
  const started = performance.now()
  const pairs = findPairs(messages)
  const msPerMessage = (performance.now() - started) / messages.length
  const near = pairs.filter(({ same }) => !same)
  return {
    work: 'duplicates',
    messages: messages.length,
    groups: known.length,
    groupsFound: foundOf(known, messages, pairs),
    nearPairs: near.length,
    ...precisionOf(near),
    msPerMessage: Number(msPerMessage.toPrecision(3))
  }
}

async function readMessages(file: string): Promise<Message[]> {
  return await withSheet(readFileSync(file), async (sheet) => {
    const messages: Message[] = []
    for await (const { line, cells } of sheet.rows()) {
      const [id = '', , , time = '', text = ''] = cells
      if (line === 1) continue
      const told = { text: comparable(text), aboutId: null, place: null, category: null, collectedAt: momentOf(time) }
      messages.push({ row: line, id, told, keys: fingerprintOf(text) })
    }
    return messages
  })
}

/** Excel counts days from the end of 1899. */
function momentOf(time: string): Date {
  const days = Number(time)
  return new Date(Number.isNaN(days) ? time : (days - 25_569) * 86_400_000)
}

/** As the product finds them, one need after the other. */
function findPairs(messages: readonly Message[]): Pair[] {
  const byKey = new Map<string, number[]>()
  return messages.flatMap((message, index) => {
    const shared = new Map<number, number>()
    for (const key of message.keys) {
      const before = byKey.get(key) ?? []
      for (const other of before.slice(-mostPerKey)) shared.set(other, (shared.get(other) ?? 0) + 1)
      byKey.set(key, [...before, index])
    }
    const nearest = [...shared].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, mostCompared)
    return nearest.flatMap(([other]) => {
      const likeness = likenessOf(message.told, messages[other]!.told)
      return likeness ? [{ one: messages[other]!.row, other: message.row, ...likeness }] : []
    })
  })
}

/** How many of the known groups stand together in one of ours. */
function foundOf(known: readonly { id: string }[][], messages: readonly Message[], pairs: readonly Pair[]): number {
  const rows = new Map(messages.map(({ id, row }) => [id, String(row)]))
  const ties = pairs.filter(({ same }) => same).map(({ one, other }) => [String(one), String(other)] as const)
  const groups = groupsOf([...rows.values()], ties).map((group) => new Set(group))
  return known.filter((of) => groups.some((group) => of.every(({ id }) => group.has(rows.get(id) ?? '')))).length
}

/** Of the near pairs that somebody looked at, the share that is one matter. */
function precisionOf(near: readonly Pair[]): { looked: number; precision: number } {
  const labels = JSON.parse(readFileSync(new URL('labels.json', import.meta.url), 'utf8')) as Labels
  const found = new Set(near.map(({ one, other }) => `${one} ${other}`))
  const count = (of: readonly [number, number][]): number => of.filter((pair) => found.has(pair.join(' '))).length
  const [same, distinct] = [count(labels.same), count(labels.distinct)]
  return { looked: same + distinct, precision: Number((same / (same + distinct)).toFixed(3)) }
}
