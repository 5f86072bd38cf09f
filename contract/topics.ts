import { z } from 'zod'

import { NeedId, NeedKey, NeedStatus } from './needs.ts'
import { defineRoutes } from './route.ts'

/** What several people reported in a time: needs that hang together by what they say or by having been merged. */
export const Topic = z.object({
  /** Of the need that is the most like the others. */
  title: z.string(),
  category: NeedKey.optional(),
  /** Where, the most frequent first. */
  places: z.array(z.object({ name: z.string(), count: z.int() })),
  count: z.int(),
  /** In as many days before. */
  before: z.int(),
  open: z.int(),
  /** How many in each part of the time, the oldest first: days, or weeks of ninety days. */
  course: z.array(z.int()),
  /** The newest of them. */
  needs: z.array(
    z.object({ id: NeedId, code: z.string(), title: z.string(), status: NeedStatus, at: z.iso.datetime() })
  )
})
export type Topic = z.infer<typeof Topic>

export const TopicQuery = z.object({ days: z.enum(['7', '30', '90']).default('30') })
export type TopicQuery = z.infer<typeof TopicQuery>

export const topicsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/topics',
    permission: 'needs.read',
    summary: 'What several people reported in the last days, the most frequent first',
    query: TopicQuery,
    response: z.object({ topics: z.array(Topic) })
  },
  export: {
    method: 'GET',
    path: '/topics/export',
    permission: 'needs.read',
    summary: 'The topics as an Excel file',
    query: TopicQuery,
    perMinute: 20,
    download: true,
    response: z.unknown()
  }
})
