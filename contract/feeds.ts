import { z } from 'zod'

import { defineRoutes } from './route.ts'

const ById = z.object({ id: z.uuid() })

/** An address under which calendars read dates (iCalendar, RFC 5545): a person’s own, or those of a recurring service. */
export const Feed = z.object({
  id: z.uuid(),
  kind: z.enum(['own', 'service']),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional()
})
export type Feed = z.infer<typeof Feed>

/** The path below the origin; it is told this once, for only the hash of its token is kept. */
export const MadeFeed = Feed.extend({ path: z.string() })
export type MadeFeed = z.infer<typeof MadeFeed>

/** Where calendars read a feed, below the origin. */
export const feedPath = '/calendars/:place/:token'

export const feedErrors = ['feed.notFound', 'feed.tooMany'] as const

export const feedsRoutes = defineRoutes({
  own: {
    method: 'GET',
    path: '/feeds',
    permission: 'needs.raise',
    summary: 'The addresses under which the caller’s own dates are read',
    response: z.object({ items: z.array(Feed) })
  },
  makeOwn: {
    method: 'POST',
    path: '/feeds',
    permission: 'needs.raise',
    summary: 'Make an address for the caller’s own bookings and enrolments; it is told this once',
    perMinute: 10,
    response: MadeFeed
  },
  ofService: {
    method: 'GET',
    path: '/recurrences/:id/feeds',
    permission: 'needs.dispatch',
    summary: 'The addresses under which everybody reads the dates of a recurring service',
    params: ById,
    response: z.object({ items: z.array(Feed) })
  },
  makeOfService: {
    method: 'POST',
    path: '/recurrences/:id/feeds',
    permission: 'needs.dispatch',
    summary: 'Make an address for the dates of a recurring service, without who comes; it is told this once',
    params: ById,
    perMinute: 10,
    response: MadeFeed
  },
  revoke: {
    method: 'POST',
    path: '/feeds/:id/revoked',
    permission: 'needs.raise',
    summary: 'End an address at once',
    params: ById,
    response: Feed
  }
})
