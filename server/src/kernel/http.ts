import {
  type Access,
  type Download,
  type ErrorCode,
  expectedAccount,
  needsKey,
  type ParsedOf,
  pathOf,
  Refusal,
  type ResponseOf,
  type Route,
  type Routes
} from '@hongchao/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { type Call, stranger } from './call.ts'
import type { Cells } from './crypto/index.ts'
import { type Db, onSchema, schemaOf, type Tx } from './db.ts'
import { AppError } from './errors.ts'
import { may } from './grants.ts'
import { once } from './idempotency.ts'
import type { Log } from './log.ts'
import { openActor } from './actor.ts'
import type { Outward } from './outward.ts'
import type { Places } from './places.ts'
import type { Sessions } from './session.ts'
import type { Storage } from './storage.ts'
import { inTransaction } from './transaction.ts'

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface FastifyRequest {
    call: Call
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface FastifyContextConfig {
    /** How a body beyond the limit is refused. */
    tooLarge?: ErrorCode
  }
}

/** What the server stands on. Outside systems are here so that tests can put recording ones in their place. */
export type Deps = {
  db: Db
  clock: () => Date
  log: Log
  sessions: Sessions
  places: Places
  storage: Storage
  /** Signs receipts, sessions and short-lived addresses; kept with the data. */
  secret: string
  /** Seals and opens telephones. */
  cells: Cells
  /** Calls other systems. */
  outward: Outward
}

/** The few things of HTTP that a handler may need: where a call came from, and cookies to send back. */
export type Exchange = {
  ip: string
  /** It came by HTTPS, as far as we or the proxy in front can tell. */
  secure: boolean
  headers: FastifyRequest['headers']
  setHeader: (name: string, value: string | string[]) => void
}

type Handler<R extends Route> = (
  request: ParsedOf<R> & { call: Call; db: R['method'] extends 'GET' ? Db : Tx; exchange: Exchange }
) => Promise<ResponseOf<R>>

export type Handlers<R extends Routes> = { [K in keyof R]: Handler<R[K]> }

type Request = Omit<FastifyRequest, 'query' | 'params' | 'body'> & { query: unknown; params: unknown; body: unknown }

const WriteHeaders = z.looseObject({ 'idempotency-key': z.string().min(8).max(200) })

/** Serves a contract: who, where and may they; parse; and every write once, in one transaction. */
export function serve<const R extends Routes>(
  app: FastifyInstance,
  deps: Deps,
  routes: R,
  handlers: NoInfer<Handlers<R>>
): void {
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name] as (request: unknown) => Promise<unknown>
    app.route({
      method: route.method,
      url: pathOf(route),
      config: { ...rateLimitOf(route, deps.sessions), ...(route.upload && { tooLarge: route.upload.tooLarge }) },
      ...(route.upload && { bodyLimit: route.upload.maxBytes }),
      schema: schemaFor(name, route),
      preValidation: async (request) => {
        request.call = await openCall(deps, request, route)
      },
      handler: async (request: Request, reply) => {
        const answer = await answerTo(deps, route, handler, request, reply)
        return route.download ? sendFile(reply, answer as Download) : answer
      }
    })
  }
}

/** Strangers are counted by address, which a whole canteen may share; whoever is signed in by their session. */
function rateLimitOf({ perMinute, permission }: Route, sessions: Sessions): object {
  if (!perMinute) return {}
  const keyGenerator = ({ ip, headers }: FastifyRequest): string =>
    permission === 'public' ? ip : (sessions.ticketIn(headers) ?? ip)
  return { rateLimit: { max: perMinute, timeWindow: '1 minute', keyGenerator } }
}

function schemaFor(name: string, route: Route): object {
  return {
    operationId: `${route.path.split('/')[1] ?? ''}.${name}`,
    tags: [route.path.split('/')[1] ?? ''],
    summary: route.summary,
    ...(route.permission !== 'public' && { security: [{ session: [] }] }),
    ...(needsKey(route) && { headers: WriteHeaders }),
    ...(route.params && { params: route.params }),
    ...(route.query && { querystring: route.query }),
    ...(route.body && { body: route.body }),
    ...(route.upload && { consumes: ['application/octet-stream'] }),
    response: { ...(!route.download && { 200: route.response }), '4xx': Refusal, '5xx': Refusal }
  }
}

async function answerTo(
  deps: Deps,
  route: Route,
  handler: (request: unknown) => Promise<unknown>,
  request: Request,
  reply: FastifyReply
): Promise<unknown> {
  const { call, params, query, body, headers, ip, protocol } = request
  const setHeader: Exchange['setHeader'] = (name, value) => void reply.header(name, value)
  const exchange: Exchange = { ip, secure: protocol === 'https', headers, setHeader }
  const parsed = { params, query, call, exchange, ...(route.upload ? { file: body } : { body }) }
  const schema = route.scope === 'platform' ? 'platform' : schemaOf(call.place)
  if (route.method === 'GET') return handler({ ...parsed, db: onSchema(deps.db, schema) })

  return inTransaction(deps.db, (transaction) => {
    const tx = onSchema(transaction, schema)
    const run = (): Promise<unknown> => handler({ ...parsed, db: tx })
    if (!needsKey(route)) return run()
    const key = headers['idempotency-key'] as string
    return once(tx, call, { key, request: [request.method, request.url, body], secret: deps.secret }, run)
  })
}

async function openCall(deps: Deps, request: FastifyRequest, route: Route): Promise<Call> {
  if (route.method !== 'GET') refuseForeignOrigin(request)
  const now = deps.clock()
  const place = await placeOf(deps, request, route)
  const session = await deps.sessions.find(request.headers, now)
  refuseOtherAccount(request, session?.accountId)
  if (session?.mustChangePassword && !mayBeforePasswordChange(route)) throw new AppError('password.changeRequired')
  if (!session) {
    if (route.permission !== 'public') throw new AppError('unauthenticated')
    return { place, actor: stranger, now, cells: deps.cells }
  }

  const account = { ...stranger, accountId: session.accountId, name: session.name }
  const actor = route.scope === 'platform' ? account : await openActor(deps.db, place, session, now)
  const call = { place, actor, now, cells: deps.cells }
  refuseWithout(route.permission, call, route.scope === 'platform')
  return call
}

async function placeOf({ places }: Deps, request: FastifyRequest, { scope }: Route): Promise<string> {
  const { place = '' } = request.params as { place?: string }
  if (scope !== 'platform' && !(await places.has(place))) throw new AppError('place.notFound')
  return place
}

function refuseWithout(access: Access, call: Call, onPlatform: boolean): void {
  if (access === 'public' || (access === 'signedIn' && onPlatform)) return
  if (!call.actor.personId) throw new AppError('forbidden')
  if (access !== 'signedIn' && !may(call, access)) throw new AppError('forbidden')
}

function refuseOtherAccount({ headers }: FastifyRequest, accountId = 'nobody'): void {
  const expected = headers[expectedAccount]
  if (expected !== undefined && expected !== accountId) throw new AppError('session.other')
}

/** With an initial password one may look at oneself, sign out and change it. */
function mayBeforePasswordChange({ scope, path }: Route): boolean {
  return scope === 'platform' && (path === '/session' || path === '/password')
}

/** A browser says where a form was sent from; cookies alone must not make another site's form ours. */
function refuseForeignOrigin({ headers, host }: FastifyRequest): void {
  const { origin } = headers
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== host)) throw new AppError('forbidden')
  if (headers['sec-fetch-site'] === 'cross-site') throw new AppError('forbidden')
}

/** Nothing in a file may run or call home, whatever it claims to be: only pictures open in the page, the rest is saved. */
function sendFile(reply: FastifyReply, { type, name, bytes }: Download): FastifyReply {
  const whole = bytes instanceof Uint8Array
  const opens = type.startsWith('image/')
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${opens ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', whole ? 'private, max-age=3600, immutable' : 'no-store')
    .type(type)
    .send(whole ? Buffer.from(bytes) : bytes)
}
