import type { Order, OrderState, OrderView } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import { getPreset, type PresetVersion } from '../../places/index.ts'
import { findNeed } from '../store.ts'
import { eyesOn, partsOf } from '../view.ts'
import { reachOf } from '../reach.ts'
import { inOwnReach, orderParts, overseeing, toOwnOffice } from './reach.ts'
import { findOrders, findOrdersOf } from './store.ts'
import { presentOrders } from './view.ts'

export type OrderQuery = {
  view: OrderView
  state?: OrderState[] | undefined
  after?: string | undefined
  limit: number
}

/** What presses others in the caller's reach, or an office of the caller. */
export async function listOrders(db: Db, call: Call, query: OrderQuery): Promise<{ items: Order[]; next?: string }> {
  const rows = await findOrders(db, {
    where: query.view === 'toAnswer' ? toOwnOffice(reachOf(call)) : inOwnReach(reachOf(call), overseeing),
    states: query.state,
    after: positionOf(query),
    limit: query.limit + 1
  })
  const page = toPage(
    rows,
    query,
    ({ issuedAt, id }) => ({ at: issuedAt, id }),
    (row) => row
  )
  return { ...page, items: await presentOrders(db, call, page.items) }
}

type Issuable = { key: string; name: string; limit?: Step['answerWithin'] }
type Step = NonNullable<PresetVersion['needs']['supervision']>['steps'][number]

/**
 * Every step that was taken to press whoever has a need: to staff all of them, to a unit complained of those that are
 * addressed to it, to its requester none. With them the steps that the caller can take by hand.
 */
export async function ordersOf(db: Db, call: Call, id: string): Promise<{ items: Order[]; issuable: Issuable[] }> {
  const need = await findNeed(db, call, id)
  if (!need) throw new AppError('need.notFound')
  const eyes = eyesOn(need, call)
  const rows = eyes === 'requester' ? [] : await findOrdersOf(db, id)
  const seen = rows.filter((row) => eyes === 'staff' || orderParts(row, call).includes('office'))
  const supervises = partsOf(need, call).includes('supervisor') && (need.teamId ?? need.departmentId) !== null
  const { needs } = await getPreset(db, need.presetVersion)
  const steps = supervises ? (needs.supervision?.steps ?? []) : []
  return {
    items: await presentOrders(db, call, seen),
    issuable: steps.flatMap(({ key, name, answerWithin: limit }) => (limit ? [{ key, name, limit }] : []))
  }
}
