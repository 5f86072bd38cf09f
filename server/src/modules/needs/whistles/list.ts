import type { Whistle, WhistleState, WhistleView } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import { reachOf } from '../reach.ts'
import { callingOwnOffice, overseen } from './reach.ts'
import { findWhistles } from './store.ts'
import { presentWhistles } from './view.ts'

export type WhistleQuery = {
  view: WhistleView
  state?: WhistleState[] | undefined
  kind?: string | undefined
  after?: string | undefined
  limit: number
}

/** Whistles in the caller's reach, or those that call an office of the caller; none about the caller's own unit. */
export async function listWhistles(
  db: Db,
  call: Call,
  query: WhistleQuery
): Promise<{ items: Whistle[]; next?: string }> {
  const { view, state: states, kind, limit } = query
  const where = view === 'called' ? callingOwnOffice(reachOf(call)) : overseen(reachOf(call))
  const rows = await findWhistles(db, { where, states, kind, after: positionOf(query), limit: limit + 1 })
  const page = toPage(
    rows,
    query,
    ({ blownAt, id }) => ({ at: blownAt, id }),
    (row) => row
  )
  return { ...page, items: await presentWhistles(db, call, page.items) }
}
