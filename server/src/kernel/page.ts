import type { PageQuery } from '@hongchao/contract'
import { z } from 'zod'

import { AppError } from './errors.ts'

/** Where a page ended, in a list ordered by a time and then by id. */
export type Position = { at: Date; id: string }

/** `Id` is what the rows of the list are told apart by; a cursor may come from anywhere. */
export function positionOf({ after }: PageQuery, Id: z.ZodType<string> = z.uuid()): Position | undefined {
  if (!after) return undefined
  try {
    const [at, id] = z.tuple([z.coerce.date(), Id]).parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
    return { at, id }
  } catch {
    throw new AppError('invalid', { field: 'after' })
  }
}

/** Cuts the page out of rows that were read one beyond the limit. */
export function toPage<R, T>(
  rows: readonly R[],
  { limit }: PageQuery,
  at: (row: R) => Position,
  item: (row: R) => T
): { items: T[]; next?: string } {
  const kept = rows.slice(0, limit)
  const items = kept.map((row) => item(row))
  if (rows.length <= limit) return { items }

  const last = at(kept.at(-1)!)
  return { items, next: Buffer.from(JSON.stringify([last.at, last.id])).toString('base64url') }
}

/** Where a page ended, in a list ordered by texts: the `count` keys of its last row. */
export function textsOf({ after }: PageQuery, count: number): string[] | undefined {
  if (!after) return undefined
  try {
    return z
      .array(z.string())
      .length(count)
      .parse(JSON.parse(Buffer.from(after, 'base64url').toString()))
  } catch {
    throw new AppError('invalid', { field: 'after' })
  }
}

/** The same as {@link toPage} for a list ordered by texts. */
export function toPageByTexts<R, T>(
  rows: readonly R[],
  { limit }: PageQuery,
  keys: (row: R) => readonly string[],
  item: (row: R) => T
): { items: T[]; next?: string } {
  const kept = rows.slice(0, limit)
  const items = kept.map((row) => item(row))
  if (rows.length <= limit) return { items }
  return { items, next: Buffer.from(JSON.stringify(keys(kept.at(-1)!))).toString('base64url') }
}
