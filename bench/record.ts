import pg from 'pg'
import { v7 as uuid } from 'uuid'

import type { buildApp } from '../server/src/app.ts'
import type { Ask } from './works.ts'

type App = Awaited<ReturnType<typeof buildApp>>

/** A statement as the server hands it to PostgreSQL. */
export type Statement = { name?: string; text: string; values: unknown[] }

/** The statements of one unit of work, in their order. */
export type Recording = { statements: Statement[] }

/**
 * Writes down what the server sends to PostgreSQL while it answers these calls. The server is the product's own app,
 * without a worker beside it, in this process.
 */
export async function record(app: App, asks: readonly Ask[]): Promise<Recording> {
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown }
  const { query } = client
  const statements: Statement[] = []
  client.query = function (this: unknown, ...given: unknown[]) {
    statements.push(statementOf(given))
    return query.apply(this, given)
  }
  try {
    for (const { method, path, headers, body } of asks) {
      const { statusCode, payload } = await app.inject({ method, url: path, headers, ...(body && { payload: body }) })
      if (statusCode !== 200) throw new Error(`${method} ${path}: ${statusCode} ${payload}`)
    }
    return { statements }
  } finally {
    client.query = query
  }
}

function statementOf([first, values]: unknown[]): Statement {
  if (typeof first === 'string') return { text: first, values: (values as unknown[] | undefined) ?? [] }
  const { name, text, values: own } = first as { name?: string; text: string; values?: unknown[] }
  return { text, values: own ?? (values as unknown[] | undefined) ?? [], ...(name && { name }) }
}

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** Ids that only one of many recordings of the same work names were made in it. */
export function madeIn(recordings: readonly Recording[]): Set<string> {
  const named = recordings.map(({ statements }) => new Set(idsOf(statements)))
  const times = new Map<string, number>()
  for (const id of named.flatMap((ids) => [...ids])) times.set(id, (times.get(id) ?? 0) + 1)
  return new Set([...times].filter(([, count]) => count === 1).map(([id]) => id))
}

function idsOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ values }) =>
    values.flat().flatMap((value) => (typeof value === 'string' ? (value.match(uuids) ?? []) : []))
  )
}

/** The statements with each of these ids made anew, so that they can be run again. */
export function anew({ statements }: Recording, made: ReadonlySet<string>): Statement[] {
  if (made.size === 0) return statements
  const fresh = new Map<string, string>()
  const renew = (id: string): string => {
    if (!made.has(id)) return id
    const known = fresh.get(id) ?? uuid()
    fresh.set(id, known)
    return known
  }
  const renewed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renewed)
    return typeof value === 'string' ? value.replaceAll(uuids, renew) : value
  }
  return statements.map((statement) => ({ ...statement, values: statement.values.map(renewed) }))
}
