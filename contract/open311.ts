import { z } from 'zod'

import { NeedKey } from './needs.ts'
import { defineRoutes } from './route.ts'

/**
 * A key of the Open311 interface, with which an outside system reports needs. The interface itself stands beside this
 * contract, at `/open311/<place>/v2`: its addresses and answers are those of GeoReport v2.
 */
export const Open311Key = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Where a need is that does not say it. */
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  /** The kind of requester where a report does not say it. */
  kind: NeedKey,
  perMinute: z.int(),
  /** The first letters of the key, to be recognised by. */
  hint: z.string(),
  createdAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
  /** How many needs came by it, and when the last did. */
  reports: z.int(),
  lastReportAt: z.iso.datetime().optional()
})
export type Open311Key = z.infer<typeof Open311Key>

export const open311Errors = ['open311Key.notFound'] as const

export const open311Routes = defineRoutes({
  list: {
    method: 'GET',
    path: '/open311/keys',
    permission: 'interfaces.manage',
    summary: 'The keys of the Open311 interface in the caller’s subtree',
    response: z.object({ items: z.array(Open311Key) })
  },
  issue: {
    method: 'POST',
    path: '/open311/keys',
    permission: 'interfaces.manage',
    summary: 'Issue a key of the Open311 interface; it is answered this once',
    body: z.object({
      name: z.string().trim().min(2).max(40),
      organisationId: z.uuid(),
      kind: NeedKey,
      perMinute: z.int().min(1).max(600).default(60)
    }),
    response: Open311Key.extend({ key: z.string() })
  },
  revoke: {
    method: 'POST',
    path: '/open311/keys/:id/revoked',
    permission: 'interfaces.manage',
    summary: 'Revoke a key: nothing is taken from its holder any more',
    params: z.object({ id: z.uuid() }),
    response: Open311Key
  }
})
