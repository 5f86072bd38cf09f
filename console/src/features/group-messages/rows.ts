import { type Receipt, RecordNeed } from '@hongchao/contract'
import { newKey } from '@hongchao/web'
import dayjs, { type Dayjs } from 'dayjs'

import { cutMessage, isIdle, joinMessages, type Message } from './split.ts'

/** A message as the person makes of it; `id` is also the key under which it is recorded, once. */
export type Row = Message & {
  id: string
  chosen: boolean
  kind?: string | undefined
  organisationId?: string | undefined
  category?: string | undefined
  /** To be handled with what others reported: the token of the hint. */
  join?: string | undefined
  receipt?: Receipt | undefined
  failed?: unknown
}

/** What holds for all where a row says nothing else. */
export type Common = { kind?: string | undefined; organisationId?: string | undefined; day: Dayjs }

export function toRows(messages: readonly Message[]): Row[] {
  return messages.map((message) => ({ ...message, id: newKey(), chosen: false }))
}

/** Each change of a row makes another intent of it: what was refused may be sent anew. */
export function changed(rows: readonly Row[], id: string, change: Partial<Row>): Row[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row))
}

export function joined(rows: readonly Row[], id: string): Row[] {
  const at = rows.findIndex((row) => row.id === id)
  const [before, after] = [rows[at - 1], rows[at]]
  if (!before || !after || before.receipt) return [...rows]
  const both = { ...before, ...joinMessages(before, after), chosen: before.chosen || after.chosen, failed: undefined }
  return [...rows.slice(0, at - 1), both, ...rows.slice(at + 1)]
}

export function cut(rows: readonly Row[], id: string, position: number): Row[] | undefined {
  const row = rows.find((each) => each.id === id)
  const parts = row && cutMessage(row, position)
  if (!row || !parts) return undefined
  const [first, second] = parts
  return rows.flatMap((each) =>
    each.id === id
      ? [
          { ...row, ...first },
          { ...row, ...second, id: newKey(), join: undefined, failed: undefined }
        ]
      : [each]
  )
}

export function isQuiet(row: Row): boolean {
  return isIdle(row)
}

/** What is sent for a row; undefined where something is missing that only a person knows. */
export function bodyOf(row: Row, common: Common): RecordNeed | undefined {
  const at = row.at ?? common.day.format('YYYY-MM-DDTHH:mm')
  const body = RecordNeed.safeParse({
    channel: 'group',
    text: row.text,
    name: row.speaker?.slice(0, 40) ?? '',
    kind: row.kind ?? common.kind,
    organisationId: row.organisationId ?? common.organisationId,
    category: row.category,
    join: row.join,
    collectedAt: dayjs(at).toISOString()
  })
  return body.data
}

export type Record = (input: { body: RecordNeed; idempotencyKey: string }) => Promise<Receipt>

/**
 * Records what was chosen, one after the other; a row that fails keeps nothing back and loses nothing: it stays, with its
 * reason, and the next try sends it alone under the same key.
 */
export async function recordChosen(
  rows: readonly Row[],
  common: Common,
  { record, say }: { record: Record; say: (id: string, news: Partial<Row>) => void }
): Promise<number> {
  let failures = 0
  for (const row of rows.filter(({ chosen, receipt }) => chosen && !receipt)) {
    const body = bodyOf(row, common)
    try {
      if (!body) throw new MissingError()
      say(row.id, { receipt: await record({ body, idempotencyKey: row.id }), failed: undefined })
    } catch (error) {
      failures += 1
      say(row.id, { failed: error })
    }
  }
  return failures
}

/** Something is missing that a person has to fill in. */
export class MissingError extends Error {
  override name = 'MissingError'
}
