import { open311Routes } from '@hongchao/contract'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type Call, stranger } from '../../kernel/call.ts'
import { AppError, fromDatabase } from '../../kernel/errors.ts'
import { inPlaceTransaction, placeDb } from '../../kernel/foreign.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { errorList } from './answers.ts'
import { issueKey, listKeys, revokeKey } from './keys.ts'
import { answerTo, choicesOf, elsewhereFault, isAnswer, type Answer } from './resources.ts'
import { fault, type Fault, statusOf } from './rules.ts'
import { takeReport } from './take-report.ts'
import { xmlOf } from './xml.ts'

export function open311Http(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, open311Routes, {
    list: ({ db, call }) => listKeys(db, call),
    issue: ({ db: tx, call, body }) => issueKey(tx, call, body),
    revoke: ({ db: tx, call, params }) => revokeKey(tx, call, params.id)
  })
  void app.register(async (scope) => serveGeoReport(scope, deps))
}

const general = { schema: { hide: true }, config: { rateLimit: { max: 300, timeWindow: '1 minute' } } } as const

/** GeoReport v2 as it stands, errors and all: what listens here is not ours, so nothing of our own manner shows. */
function serveGeoReport(scope: FastifyInstance, deps: Deps): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_, body, done) => done(null, body)
  )
  scope.setErrorHandler((error: FastifyError, request, reply) => sendFaults(request, reply, [faultOf(error, request)]))
  scope.addHook('onSend', async (_, reply) => {
    // Nothing here knows who asks, so pages of other sites may ask as well.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
  })

  scope.get('/open311/:place/*', general, async (request, reply) => {
    const asked = askedIn(request)
    if (!(await deps.places.has(asked.place))) return sendFaults(request, reply, [missing(asked)])
    const answer = await answerTo(placeDb(deps, asked.place), {
      ...asked,
      now: deps.clock(),
      origin: originOf(request)
    })
    return isAnswer(answer) ? send(request, reply, answer) : sendFaults(request, reply, answer)
  })

  scope.post('/open311/:place/*', { ...general, bodyLimit: 64 * 1024 }, async (request, reply) => {
    const asked = askedIn(request)
    const known = asked.resource === 'v2/requests' && (await deps.places.has(asked.place))
    if (!known) return sendFaults(request, reply, [missing(asked)])
    const form = typeof request.body === 'string' ? request.body : ''
    const given = new URLSearchParams([...new URLSearchParams(form), ...asked.given])
    const elsewhere = elsewhereFault({ ...asked, given })
    if (elsewhere) return sendFaults(request, reply, [elsewhere])
    const call: Call = { place: asked.place, actor: stranger, now: deps.clock(), cells: deps.cells }
    const taken = await inPlaceTransaction(deps, asked.place, async (tx) => {
      const address = `${originOf(request)}/${asked.place}/m/look-up`
      const sent = { given, form: canonical(given), callKey: callKeyIn(request) }
      return await takeReport(tx, call, sent, { secret: deps.secret, choices: await choicesOf(tx), address })
    })
    return isFaults(taken)
      ? sendFaults(request, reply, taken)
      : send(request, reply, { root: 'service_requests', value: taken })
  })
}

export type AskedAddress = { place: string; resource: string; format: string; given: URLSearchParams }

/** `v2/requests/XQ-2026-00001.json` is the resource and its format; without one it is XML, which the standard requires. */
function askedIn(request: FastifyRequest): AskedAddress {
  const { place, '*': rest } = request.params as { place: string; '*': string }
  const [, resource, format] = /^(.*?)(?:\.([a-z]+))?$/s.exec(rest) ?? []
  const wantsJson = request.headers.accept?.includes('application/json')
  const query = request.raw.url?.split('?').slice(1).join('?') ?? ''
  return {
    place,
    resource: resource ?? '',
    format: format ?? (wantsJson ? 'json' : 'xml'),
    given: new URLSearchParams(query)
  }
}

function missing({ resource }: AskedAddress): Fault {
  return fault('resource', { path: resource })
}

function isFaults(taken: unknown): taken is Fault[] {
  return Array.isArray(taken) && taken.length > 0 && 'reason' in taken[0]
}

/** The same in whatever order its fields were sent. */
function canonical(given: URLSearchParams): string {
  const sorted = new URLSearchParams(given)
  sorted.sort()
  return sorted.toString()
}

function callKeyIn({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  return typeof key === 'string' && key.length >= 8 && key.length <= 200 ? key : undefined
}

function originOf({ protocol, host }: FastifyRequest): string {
  return `${protocol}://${host}`
}

function send(request: FastifyRequest, reply: FastifyReply, { root, value }: Answer, status = 200): FastifyReply {
  if (askedIn(request).format === 'json') {
    return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(value))
  }
  return reply.status(status).type('text/xml; charset=utf-8').send(xmlOf(root, value))
}

/** The status is that of the first thing that is wrong. */
function sendFaults(request: FastifyRequest, reply: FastifyReply, faults: readonly Fault[]): FastifyReply {
  const status = statusOf(faults[0] ?? fault('general'))
  if (status === 429 && !reply.hasHeader('retry-after')) reply.header('retry-after', 60)
  if (status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', 5)
  return send(request, reply, { root: 'errors', value: errorList(faults) }, status)
}

/** What went wrong before or beside our own rules. */
function faultOf(error: FastifyError | Error, request: FastifyRequest): Fault {
  const known = error instanceof AppError ? error : fromDatabase(error)
  if (known) return fault(known.status >= 500 ? 'unavailable' : 'general')
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status === 429) return fault('busy')
  if (status === 415) return fault('formOnly')
  if (status < 500) return fault('general')
  if (status !== 503) request.log.error({ err: { message: error.message, stack: error.stack } }, 'bug')
  return fault('unavailable')
}
