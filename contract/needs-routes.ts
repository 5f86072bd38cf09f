import { z } from 'zod'

import { ActByKey, ActOnNeed, Dispatch } from './need-acts.ts'
import { BulkResult, Count, DispatchProposal, NeedFilter, NeedQuery, Todo } from './need-lists.ts'
import { Need, NeedCode, NeedDetail, NeedId, RaiseFromPoster, RaiseNeed, Reason, Receipt, RecordNeed } from './needs.ts'
import { ExportReason, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

const ById = z.object({ id: NeedId })
const ByKey = z.object({ code: NeedCode, key: z.string().trim().min(4).max(20) })

export const needsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/needs',
    permission: 'signedIn',
    summary: 'List needs that the caller may see',
    query: NeedQuery,
    response: pageOf(Need)
  },
  count: {
    method: 'GET',
    path: '/needs/count',
    permission: 'signedIn',
    summary: 'Count the needs of a filter',
    query: NeedFilter,
    response: Count
  },
  export: {
    method: 'GET',
    path: '/needs/export',
    permission: 'signedIn',
    summary: 'The needs of a filter as an Excel file',
    query: NeedQuery.omit({ after: true, limit: true }).extend({ reason: ExportReason }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  todo: {
    method: 'GET',
    path: '/todo',
    permission: 'signedIn',
    summary: 'What the caller has to do now, the most urgent first',
    response: Todo
  },
  get: {
    method: 'GET',
    path: '/needs/:id',
    permission: 'signedIn',
    summary: 'Show a need with its story and how its due times came about',
    params: ById,
    response: NeedDetail
  },
  raise: {
    method: 'POST',
    path: '/needs',
    permission: 'needs.raise',
    summary: 'Raise a need for oneself',
    body: RaiseNeed,
    perMinute: 20,
    response: Receipt
  },
  raiseFromPoster: {
    method: 'POST',
    path: '/needs/from-poster',
    permission: 'public',
    summary: 'Raise a need without an account, from a poster',
    body: RaiseFromPoster,
    perMinute: 30,
    response: Receipt
  },
  record: {
    method: 'POST',
    path: '/needs/recorded',
    permission: 'needs.record',
    summary: 'Write down a need for somebody who told or wrote it',
    body: RecordNeed,
    response: Receipt
  },
  act: {
    method: 'POST',
    path: '/needs/:id/actions',
    permission: 'signedIn',
    summary: 'Take a need a step further',
    params: ById,
    body: ActOnNeed,
    response: NeedDetail
  },
  proposal: {
    method: 'GET',
    path: '/needs/:id/proposal',
    permission: 'signedIn',
    summary:
      'Where the rules of the place would dispatch a need, and the alternatives, for whoever dispatches or returns',
    params: ById,
    response: DispatchProposal
  },
  dispatchMany: {
    method: 'POST',
    path: '/needs/dispatched',
    permission: 'needs.dispatch',
    summary: 'Dispatch many accepted needs, each by the rules or all to one team or department',
    body: Dispatch.omit({ instructions: true }).extend({ ids: z.array(NeedId).min(1).max(100) }),
    response: BulkResult
  },
  contact: {
    method: 'POST',
    path: '/needs/:id/contact',
    permission: 'needs.contact',
    repeatable: true,
    summary: 'Read the telephone of the requester; the reason is recorded',
    params: ById,
    body: z.object({ reason: Reason }),
    response: z.object({ name: z.string(), phone: z.string().optional() })
  },
  lookUp: {
    method: 'POST',
    path: '/needs/looked-up',
    permission: 'public',
    repeatable: true,
    summary: 'Follow a need with its code and the key of the receipt',
    body: ByKey,
    perMinute: 20,
    response: NeedDetail
  },
  actByKey: {
    method: 'POST',
    path: '/needs/by-key/actions',
    permission: 'public',
    summary: 'Evaluate, reopen or withdraw a need with code and key',
    body: ByKey.extend({ act: ActByKey }),
    perMinute: 20,
    response: NeedDetail
  }
})
