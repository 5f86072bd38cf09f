import { z } from 'zod'

import { Need, NeedId, NeedKey, NeedStatus } from './needs.ts'
import { PageQuery } from './page.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })

/** Which needs a list shows: of the caller's subtree, of the caller's teams and department, or raised by the caller. */
export const NeedView = z.enum(['subtree', 'handling', 'mine'])
export type NeedView = z.infer<typeof NeedView>

const many = <S extends z.ZodType<string, string>>(item: S): z.ZodOptional<z.ZodType<z.output<S>[], string>> =>
  z
    .string()
    .max(400)
    .optional()
    .transform((text) => text?.split(',').filter(Boolean))
    .pipe(z.array(item).max(20).optional()) as never

/** Filters as they stand in the address: lists are separated by commas. */
export const NeedFilter = z.object({
  view: NeedView.default('subtree'),
  status: many(NeedStatus),
  category: many(NeedKey),
  level: many(NeedKey),
  kind: many(NeedKey),
  team: many(z.uuid()),
  department: many(z.uuid()),
  organisation: z.uuid().optional(),
  /** `open` is everything that still has to be answered. */
  due: z.enum(['overdue', 'soon', 'today', 'open']).optional(),
  handledBy: z.enum(['me', 'nobody']).optional(),
  /** Chinese text of at least two characters, or a code. */
  q: z.string().trim().max(100).optional()
})
export type NeedFilter = z.infer<typeof NeedFilter>

export const NeedQuery = PageQuery.extend(NeedFilter.shape).extend({
  sort: z.enum(['due', 'newest']).default('newest')
})
export type NeedQuery = z.infer<typeof NeedQuery>

/** Exact up to some number; `more` says that there are more. */
export const Count = z.object({ count: z.int(), more: z.boolean() })

/** What to do now (轮到您了), by when. `waiting` are matters that wait for somebody else. */
export const Todo = z.object({
  overdue: z.array(Need),
  today: z.array(Need),
  later: z.array(Need),
  waiting: z.array(Need),
  /** Of what was done for a whistle, the caller has not said for their side how it went (评哨). */
  reviews: z.array(Need),
  /** How much of other kinds waits for the caller, in lists of its own; for those whom it can wait for. */
  owed: z.object({
    callbacks: Count.optional(),
    evaluations: Count.optional(),
    /** Before a higher level, whose decision is to be entered. */
    escalations: Count.optional(),
    /** Asked to be left out of the figures. */
    exclusions: Count.optional(),
    /** Proposed to be published, and to be read by a second person. */
    publications: Count.optional()
  })
})
export type Todo = z.infer<typeof Todo>

/** Where the place's rules would send it, and why; alternatives with what they have on their hands. */
export const DispatchProposal = z.object({
  proposed: z.object({ teamId: z.uuid().optional(), departmentId: z.uuid().optional() }).optional(),
  because: z.object({ rule: z.string(), note: z.string().optional() }).optional(),
  teams: z.array(Named.extend({ color: z.string(), serves: z.string().optional(), open: z.int(), overdue: z.int() })),
  /** `beyond`: what keeps it from leading, for it stands in no list of its duties. */
  departments: z.array(Named.extend({ open: z.int(), overdue: z.int(), beyond: z.string().optional() }))
})
export type DispatchProposal = z.infer<typeof DispatchProposal>

/** The result for one need of a bulk action. */
export const BulkResult = z.object({
  done: z.array(NeedId),
  failed: z.array(z.object({ id: NeedId, code: z.string(), error: z.string() }))
})
export type BulkResult = z.infer<typeof BulkResult>
