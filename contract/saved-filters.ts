import { z } from 'zod'

import { Count, NeedFilter, NeedQuery } from './need-lists.ts'
import { defineRoutes } from './route.ts'

export const savedFilterErrors = ['savedFilter.notFound', 'savedFilter.tooMany', 'savedFilter.tooManyShared'] as const

const keys = [...Object.keys(NeedFilter.shape), 'sort'] as (keyof NeedFilter | 'sort')[]

/** A filter of the list of needs as it stands in the address; only what is a filter. */
export const FilterAddress = z
  .partialRecord(z.enum(keys as [keyof NeedFilter, ...(keyof NeedFilter | 'sort')[]]), z.string().min(1).max(400))
  .refine((address) => NeedQuery.safeParse(address).success)
export type FilterAddress = z.infer<typeof FilterAddress>

const Name = z.string().trim().min(1).max(20)

/** A tab of the list of needs: of the caller alone, or shared with those of their organisation who read all its needs. */
export const SavedFilter = z.object({
  id: z.uuid(),
  name: z.string(),
  filter: FilterAddress,
  shared: z.boolean(),
  own: z.boolean(),
  /** It is the caller's, or whoever shared it has left. */
  removable: z.boolean(),
  /** Who shared it, where that is somebody else. */
  by: z.string().optional()
})
export type SavedFilter = z.infer<typeof SavedFilter>

const ById = z.object({ id: z.uuid() })
const All = z.object({
  items: z.array(SavedFilter),
  /** The caller may share with their organisation. */
  mayShare: z.boolean()
})

export const savedFiltersRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/saved-filters',
    permission: 'signedIn',
    summary: 'The saved filters of the caller in their order, then those that others share with them',
    response: All
  },
  counts: {
    method: 'GET',
    path: '/saved-filters/counts',
    permission: 'signedIn',
    summary: 'How many needs each of them shows the caller, as far as that is counted',
    perMinute: 60,
    response: z.object({ counts: z.array(Count.extend({ id: z.uuid() })) })
  },
  save: {
    method: 'POST',
    path: '/saved-filters',
    permission: 'signedIn',
    summary: 'Save a filter as a tab',
    body: z.object({ name: Name, filter: FilterAddress, shared: z.boolean().default(false) }),
    response: SavedFilter
  },
  change: {
    method: 'PATCH',
    path: '/saved-filters/:id',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Rename a saved filter, or share it or no longer',
    params: ById,
    body: z.object({ name: Name.optional(), shared: z.boolean().optional() }),
    response: SavedFilter
  },
  order: {
    method: 'POST',
    path: '/saved-filters/order',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Put the saved filters of the caller into an order',
    body: z.object({ ids: z.array(z.uuid()).max(100) }),
    response: All
  },
  remove: {
    method: 'DELETE',
    path: '/saved-filters/:id',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Delete a saved filter of one’s own, or a shared one of somebody who has left',
    params: ById,
    response: All
  }
})
