import { z } from 'zod'

import { defineRoutes } from './route.ts'

/** A QR poster in a canteen or a stairwell: it leads to raising a need, or to signing up, for its organisation. */
export const Poster = z.object({
  id: z.uuid(),
  code: z.string(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  /** Where it hangs, such as 三食堂东门. */
  location: z.string(),
  active: z.boolean(),
  createdAt: z.iso.datetime()
})
export type Poster = z.infer<typeof Poster>

export const posterErrors = ['poster.notFound'] as const

export const postersRoutes = defineRoutes({
  look: {
    method: 'GET',
    path: '/posters/by-code/:code',
    permission: 'public',
    summary: 'What a poster stands for',
    params: z.object({ code: z.string().min(4).max(40) }),
    perMinute: 60,
    response: Poster.pick({ code: true, organisation: true, location: true })
  },
  list: {
    method: 'GET',
    path: '/posters',
    permission: 'posters.manage',
    summary: 'The posters of the caller’s subtree',
    response: z.object({ items: z.array(Poster) })
  },
  export: {
    method: 'GET',
    path: '/posters/export',
    permission: 'posters.manage',
    summary: 'The posters of the caller’s subtree as an Excel file',
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  create: {
    method: 'POST',
    path: '/posters',
    permission: 'posters.manage',
    summary: 'Make a poster for an organisation',
    body: z.object({ organisationId: z.uuid(), location: z.string().trim().min(1).max(60) }),
    response: Poster
  },
  retire: {
    method: 'POST',
    path: '/posters/:id/retired',
    permission: 'posters.manage',
    summary: 'Retire a poster: its code leads nowhere any more',
    params: z.object({ id: z.uuid() }),
    response: Poster
  }
})
