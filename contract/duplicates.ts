import { z } from 'zod'

import { BulkResult } from './need-lists.ts'
import { NeedId, NeedKey, NeedStatus } from './needs.ts'
import { defineRoutes } from './route.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })

/** How alike two needs are: 1 where they share every pair of characters; `same` where they say the same words. */
const Likeness = z.object({ similarity: z.number(), same: z.boolean() })

/** A need as it is laid beside another to see whether both are one matter. Nobody's name or telephone. */
export const Compared = z.object({
  id: NeedId,
  code: z.string(),
  title: z.string(),
  text: z.string(),
  status: NeedStatus,
  category: NeedKey.optional(),
  organisation: Named.optional(),
  location: z.string().optional(),
  collectedAt: z.iso.datetime(),
  /** How many were merged into it already. */
  absorbed: z.int()
})
export type Compared = z.infer<typeof Compared>

/** Needs that may be one matter, the one that is the furthest along first: it is proposed as the master. */
export const DuplicateGroup = z.object({
  needs: z.array(Compared),
  pairs: z.array(Likeness.extend({ one: NeedId, other: NeedId })),
  same: z.boolean(),
  similarity: z.number()
})
export type DuplicateGroup = z.infer<typeof DuplicateGroup>

export const Duplicate = Compared.extend(Likeness.shape)
export type Duplicate = z.infer<typeof Duplicate>

/**
 * What somebody is told who is writing something that others reported before: how many, of which class, whether at the
 * same place, and how many days ago. Nothing of what they said.
 */
export const DuplicateHint = z.object({
  /** Goes along as `join` when the need is raised. */
  token: z.string(),
  count: z.int(),
  category: NeedKey.optional(),
  here: z.boolean(),
  days: z.int()
})
export type DuplicateHint = z.infer<typeof DuplicateHint>

const Hinted = z.object({
  hint: DuplicateHint.optional(),
  /** Those of them that the caller may see anyway, such as their own. */
  needs: z.array(z.object({ id: NeedId, code: z.string(), title: z.string(), mine: z.boolean() }))
})
export type Hinted = z.infer<typeof Hinted>

const Ids = z.array(NeedId).min(1).max(100)

export const duplicatesRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/duplicates',
    permission: 'needs.dispatch',
    summary: 'Open needs that may be one matter, in groups: the same words first, then the most alike',
    query: z.object({ limit: z.coerce.number<number>().int().min(1).max(200).default(50) }),
    response: z.object({ groups: z.array(DuplicateGroup), total: z.int() })
  },
  of: {
    method: 'GET',
    path: '/duplicates/of/:id',
    permission: 'needs.dispatch',
    summary: 'Open needs that may be the same matter as one, the most alike first',
    params: z.object({ id: NeedId }),
    response: z.object({ items: z.array(Duplicate) })
  },
  hint: {
    method: 'POST',
    path: '/duplicates/hint',
    permission: 'public',
    repeatable: true,
    summary: 'Whether others reported the same that somebody is writing',
    body: z.object({
      text: z.string().trim().min(2).max(2000),
      category: NeedKey.optional(),
      organisationId: z.uuid().optional(),
      poster: z.string().min(4).max(40).optional()
    }),
    perMinute: 30,
    response: Hinted
  },
  merge: {
    method: 'POST',
    path: '/duplicates/merged',
    permission: 'needs.dispatch',
    summary: 'Merge several needs into one',
    body: z.object({ masterId: NeedId, ids: Ids }),
    response: BulkResult
  },
  unmerge: {
    method: 'POST',
    path: '/duplicates/unmerged',
    permission: 'needs.dispatch',
    summary: 'Give several merged needs their own course back',
    body: z.object({ ids: Ids }),
    response: BulkResult
  },
  distinguish: {
    method: 'POST',
    path: '/duplicates/distinct',
    permission: 'needs.dispatch',
    repeatable: true,
    summary: 'Say that a need is not the same matter as others, or take that back; it is not asked again',
    body: z.object({ needId: NeedId, otherIds: Ids, distinct: z.boolean() }),
    response: z.object({ changed: z.int() })
  }
})
