import type { z } from 'zod'
import type { Permission } from './permissions.ts'

/** Who may call an endpoint at all: anybody, anybody signed in, or whoever holds a permission somewhere in the place. */
export type Access = Permission | 'public' | 'signedIn'

/** One endpoint: everything the server, the web apps, the CLI and the OpenAPI document need to know about it. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/:place`, or below `/api/account` where the scope is the platform. */
  path: `/${string}`
  /** `platform` routes concern an account and no place. Default: `place`. */
  scope?: 'place' | 'platform'
  permission: Access
  summary: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The body is one file of at most so many bytes, sent as it is; and how a larger one is refused. */
  upload?: { maxBytes: number; tooLarge: 'file.tooLarge' | 'sheet.tooLarge' }
  /** The answer is a file; browsers use the address, not the client. */
  download?: true
  /** Doing it again changes nothing, so the call needs no idempotency key. */
  repeatable?: true
  /** At most so many calls in a minute from one address, where the general limit is too generous. */
  perMinute?: number
  response: z.ZodType
}

export type Routes = Record<string, Route>

/** A file as a handler answers it: at hand whole, or made while it is being sent. */
export type Download = { type: string; name: string; bytes: Uint8Array | ReadableStream<Uint8Array> }

export function defineRoutes<const R extends Routes>(routes: R): R {
  return routes
}

/** The address of a route on a server, its parameters still named as `:id`. */
export function pathOf(route: Route): string {
  return route.scope === 'platform' ? `/api/account${route.path}` : `/api/:place${route.path}`
}

/**
 * A header: the account that a call was written under, or `nobody`. From the session of another it is refused, for what
 * waited on a phone must not be sent by whoever took the phone next.
 */
export const expectedAccount = 'expected-account'

/** Does a call of this route carry an idempotency key? */
export function needsKey(route: Route): boolean {
  return route.method !== 'GET' && !route.repeatable
}

type Part<S, K extends string, Io extends 'input' | 'output'> = S extends z.ZodType
  ? { [P in K]: Io extends 'input' ? z.input<S> : z.output<S> }
  : unknown

type Parts<R extends Route, Io extends 'input' | 'output'> = Part<R['params'], 'params', Io> &
  Part<R['query'], 'query', Io> &
  Part<R['body'], 'body', Io> &
  (R['upload'] extends object ? { file: Io extends 'input' ? Blob : Uint8Array } : unknown)

type Keyed<R extends Route> = R['method'] extends 'GET' ? false : R['repeatable'] extends true ? false : true

/** What a caller sends. A write carries a key made once per intent, so that sending it again does it once. */
export type RequestOf<R extends Route> = Parts<R, 'input'> &
  (Keyed<R> extends true ? { idempotencyKey: string } : unknown)

/** What a handler receives, after parsing. */
export type ParsedOf<R extends Route> = Parts<R, 'output'>

export type ResponseOf<R extends Route> = R['download'] extends true ? Download : z.output<R['response']>
