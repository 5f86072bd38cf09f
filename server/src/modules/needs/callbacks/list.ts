import type { Callback, CallbackFilter, CallbackProgress } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import { countEnded, countOpen, findCallbacks } from './store.ts'
import { presentCallbacks } from './view.ts'

export type CallbackQuery = CallbackFilter & { after?: string | undefined; limit: number }

export async function listCallbacks(
  db: Db,
  call: Call,
  query: CallbackQuery
): Promise<{ items: Callback[]; next?: string }> {
  const rows = await findCallbacks(db, call, { ...query, after: positionOf(query), limit: query.limit + 1 })
  const page = toPage(
    rows,
    query,
    ({ id, dueAt, endedAt }) => ({ at: endedAt ?? dueAt, id }),
    (row) => row
  )
  return { ...page, items: await presentCallbacks(db, call, page.items) }
}

/** So many are counted exactly. */
const mostCounted = 1000

export async function showProgress(db: Db, call: Call): Promise<CallbackProgress> {
  const month = new Date(`${dayIn(call.now).slice(0, 7)}-01T00:00:00+08:00`)
  return { ...(await countOpen(db, call, mostCounted)), ...(await countEnded(db, call, month)) }
}
