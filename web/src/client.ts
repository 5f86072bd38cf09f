import {
  type ErrorCode,
  type FieldIssue,
  pathOf,
  type RequestOf,
  type ResponseOf,
  type Route,
  type Routes
} from '@hongchao/contract'

import { errorTexts } from './texts/errors.ts'

type Method<I, O> = unknown extends I ? () => Promise<O> : (input: I) => Promise<O>
/** The JSON routes of a contract as functions. Files are fetched by their address instead. */
export type Client<R extends Routes> = {
  [K in keyof R as R[K]['download'] extends true ? never : K]: Method<RequestOf<R[K]>, ResponseOf<R[K]>>
}

/** Where requests go: the address of the server, the place, and what signs them (nothing in a browser: the cookie does). */
export type Target = { origin: string; place: string; headers?: Record<string, string> }

type Input = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: object
  file?: Blob
  idempotencyKey?: string
}

/** The server refused a call, or could not be reached (`unavailable`). */
export class ApiError extends Error {
  override name = 'ApiError'
  readonly code: ErrorCode
  readonly details: Record<string, unknown>

  constructor(code: ErrorCode, details: Record<string, unknown> = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  /** What is wrong with which field of the request. */
  get fields(): FieldIssue[] {
    return Array.isArray(this.details['fields']) ? (this.details['fields'] as FieldIssue[]) : []
  }
}

export function createClient<const R extends Routes>(routes: R, target: Target): Client<R> {
  const methods = Object.entries(routes).map(([name, route]) => [name, (input?: Input) => send(target, route, input)])
  return Object.fromEntries(methods) as Client<R>
}

async function send(target: Target, route: Route, input: Input = {}): Promise<unknown> {
  const response = await reach(addressOf(target, route, input), {
    method: route.method,
    credentials: 'same-origin',
    headers: {
      ...target.headers,
      ...(input.body && { 'content-type': 'application/json' }),
      ...(input.file && { 'content-type': 'application/octet-stream' }),
      ...(input.idempotencyKey && { 'idempotency-key': input.idempotencyKey })
    },
    body: input.file ?? (input.body && JSON.stringify(input.body))
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusalOf(response.status, answer)
  // The server made it by the schema of the route. What is no answer of ours comes from what stands between.
  if (answer === undefined) throw new ApiError('unavailable')
  return answer
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch {
    throw new ApiError('unavailable', { offline: true })
  }
}

export function refusalOf(status: number, answer: unknown): ApiError {
  const { code, details } = (answer ?? {}) as { code?: string; details?: Record<string, unknown> }
  const known = code !== undefined && Object.hasOwn(errorTexts, code)
  return new ApiError(known ? (code as ErrorCode) : status >= 502 ? 'unavailable' : 'internal', details)
}

/** The address of a call, for images and downloads that the browser fetches itself. */
export function addressOf(target: Target, route: Route, { params = {}, query = {} }: Input = {}): string {
  const values = { ...params, place: target.place }
  const path = pathOf(route).replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values[name as keyof typeof values] ?? '')
  )
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [[name, Array.isArray(value) ? value.join(',') : String(value as string | number | boolean)]]
  )
  const search = new URLSearchParams(given)
  return `${target.origin}${path}${search.size > 0 ? `?${search}` : ''}`
}
