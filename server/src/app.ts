import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { v7 as uuid } from 'uuid'

import { serveHealth } from './kernel/health.ts'
import type { Deps } from './kernel/http.ts'
import { serveLive } from './kernel/live.ts'
import { serveApiDocs } from './kernel/openapi.ts'
import { refuse, refuseUnreadable } from './kernel/refusals.ts'
import { serveSites } from './kernel/web.ts'
import { auditHttp } from './modules/audit/http.ts'
import { bookingsHttp } from './modules/bookings/http.ts'
import { calendarHttp } from './modules/calendar/http.ts'
import { figuresHttp } from './modules/figures/http.ts'
import { feedsHttp } from './modules/feeds/http.ts'
import { filesHttp } from './modules/files/http.ts'
import { identityHttp } from './modules/identity/http.ts'
import { importsHttp } from './modules/imports/http.ts'
import { callbacksHttp } from './modules/needs/callbacks/http.ts'
import { duplicatesHttp } from './modules/needs/duplicates/http.ts'
import { evaluationsHttp } from './modules/needs/evaluations/http.ts'
import { needsHttp } from './modules/needs/http.ts'
import { escalationsHttp } from './modules/needs/escalation/http.ts'
import { savedFiltersHttp } from './modules/needs/saved-filters/http.ts'
import { ordersHttp } from './modules/needs/supervision/http.ts'
import { whistlesHttp } from './modules/needs/whistles/http.ts'
import { needFileAccess } from './modules/needs/index.ts'
import { notificationsHttp } from './modules/notifications/http.ts'
import { open311Http } from './modules/open311/http.ts'
import { organisationsHttp } from './modules/organisations/http.ts'
import { placesHttp } from './modules/places/http.ts'
import { cardsHttp } from './modules/cards/http.ts'
import { meetingsHttp } from './modules/meetings/http.ts'
import { roundsHttp } from './modules/rounds/http.ts'
import { postersHttp } from './modules/posters/http.ts'
import { privacyHttp } from './modules/privacy/http.ts'
import { publicationsHttp } from './modules/publications/http.ts'
import { recurrencesHttp } from './modules/recurrences/http.ts'
import { servicesHttp } from './modules/services/http.ts'
import { suggestionsHttp } from './modules/suggestions/http.ts'
import { webhooksHttp } from './modules/webhooks/http.ts'
import { watch } from './watch.ts'

export type AppOptions = {
  /** Undefined: no log. */
  logger?: FastifyBaseLogger
  /** Believe `X-Forwarded-For` of these addresses (a load balancer in front). */
  trustProxy?: string | boolean
  /** Calls that one address may make in a minute, before each route's own limit. A whole park may share one address. */
  perMinute?: number
  /** Beyond so many milliseconds of delay calls are turned away; 0: never. */
  maxEventLoopDelay?: number
  /** Hears of every route, whoever adds it. */
  onRoute?: (route: { method: string | string[]; url: string }) => void
}

/** The HTTP app: what all routes share, then the modules, one line each. */
export async function buildApp(deps: Deps, options: AppOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger && { loggerInstance: options.logger }),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy ?? false,
    genReqId: () => uuid(),
    bodyLimit: 256 * 1024,
    requestTimeout: 60_000,
    clientErrorHandler: refuseUnreadable,
    frameworkErrors: (error, request, reply) => void refuse(error, request, reply),
    routerOptions: { maxParamLength: 300 }
  })
  if (options.onRoute) app.addHook('onRoute', options.onRoute)
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(refuse)
  app.setNotFoundHandler((_, reply) => reply.status(404).send({ code: 'notFound', details: {} }))
  // Everything that is sent is JSON or a file; plain text is neither.
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  await app.register(helmet, { contentSecurityPolicy: false, strictTransportSecurity: false })
  await app.register(compress, { threshold: 1024 })
  await app.register(rateLimit, { max: options.perMinute ?? 3000, timeWindow: '1 minute' })
  await app.register(underPressure, { maxEventLoopDelay: options.maxEventLoopDelay ?? 2000, retryAfter: 5 })
  await serveApiDocs(app, '0.1.0')

  serveHealth(app, deps)
  serveLive(app, deps, watch)
  serveModules(app, deps)

  await serveSites(app)
  await app.ready()
  return app
}

function serveModules(app: FastifyInstance, deps: Deps): void {
  identityHttp(app, deps)
  placesHttp(app, deps)
  privacyHttp(app, deps)
  calendarHttp(app, deps)
  organisationsHttp(app, deps)
  cardsHttp(app, deps)
  meetingsHttp(app, deps)
  roundsHttp(app, deps)
  postersHttp(app, deps)
  needsHttp(app, deps)
  savedFiltersHttp(app, deps)
  servicesHttp(app, deps)
  bookingsHttp(app, deps)
  recurrencesHttp(app, deps)
  feedsHttp(app, deps)
  ordersHttp(app, deps)
  escalationsHttp(app, deps)
  whistlesHttp(app, deps)
  suggestionsHttp(app, deps)
  duplicatesHttp(app, deps)
  evaluationsHttp(app, deps)
  callbacksHttp(app, deps)
  figuresHttp(app, deps)
  importsHttp(app, deps)
  filesHttp(app, deps, needFileAccess)
  notificationsHttp(app, deps)
  auditHttp(app, deps)
  publicationsHttp(app, deps)
  webhooksHttp(app, deps)
  open311Http(app, deps)
}
