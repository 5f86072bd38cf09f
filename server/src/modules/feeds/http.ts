import { feedPath, feedsRoutes } from '@hongchao/contract'
import type { FastifyInstance } from 'fastify'

import { placeDb } from '../../kernel/foreign.ts'
import { type Deps, serve } from '../../kernel/http.ts'
import { listFeedsOf, listOwnFeeds, makeFeedOf, makeOwnFeed, revokeFeed } from './actions.ts'
import { readFeed } from './read.ts'

/** Calendars ask every few minutes at most; whoever guesses tokens asks more often. */
const sparing = { schema: { hide: true }, config: { rateLimit: { max: 60, timeWindow: '1 minute' } } } as const

export function feedsHttp(app: FastifyInstance, deps: Deps): void {
  serve(app, deps, feedsRoutes, {
    own: ({ db, call }) => listOwnFeeds(db, call),
    makeOwn: ({ db: tx, call }) => makeOwnFeed(tx, call),
    ofService: ({ db, call, params }) => listFeedsOf(db, call, params.id),
    makeOfService: ({ db: tx, call, params }) => makeFeedOf(tx, call, params.id),
    revoke: ({ db: tx, call, params }) => revokeFeed(tx, call, params.id)
  })

  // A calendar has no session: the token in its address is all that it shows.
  app.get(feedPath, sparing, async (request, reply) => {
    const { place, token } = request.params as { place: string; token: string }
    const known = token.endsWith('.ics') && (await deps.places.has(place))
    const text = known ? await readFeed(placeDb(deps, place), place, token.slice(0, -4), deps.clock()) : undefined
    if (text === undefined) return reply.status(404).send({ code: 'feed.notFound', details: {} })
    return reply.header('cache-control', 'private, no-cache').type('text/calendar; charset=utf-8').send(text)
  })
}
