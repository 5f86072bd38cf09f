import type { Need, NeedId } from '@hongchao/contract'

import type { Db } from '../../kernel/db.ts'
import { type NeedRow, needsAt } from './store.ts'

/** The needs that these were merged into. */
export async function findMasters(db: Db, rows: readonly NeedRow[]): Promise<Map<string, NeedRow>> {
  const ids = new Set(rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))
  const masters = await needsAt(
    db,
    [...ids].map((needId) => ({ needId }))
  )
  return new Map(masters.map((master) => [master.id, master]))
}

/**
 * How far the master is that somebody's need waits for or was answered with. Only staff learn which it is; a unit
 * complained of learns nothing.
 */
export function masterOf(
  { mergedIntoId, status }: NeedRow,
  masters: ReadonlyMap<string, NeedRow>,
  eyes: 'staff' | 'requester' | 'shielded'
): Pick<Need, 'master'> {
  const master = masters.get(mergedIntoId ?? '')
  if (!master || eyes === 'shielded' || (eyes === 'requester' && status !== 'merged')) return {}
  const office = master.teamName ?? master.departmentName
  return {
    master: {
      ...(eyes === 'staff' && { id: master.id as NeedId, code: master.code }),
      status: master.status,
      ...(office && { office }),
      ...(master.dueAt && { dueAt: master.dueAt.toISOString() })
    }
  }
}
