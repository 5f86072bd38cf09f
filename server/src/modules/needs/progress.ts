import type { ToldNeed } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { visibleNeeds } from './list.ts'
import { pathsOf } from './reach.ts'
import { isOfUnit } from './rules/offices.ts'
import { needsAt } from './store.ts'

/**
 * How far needs are, for whoever has to tell those who asked: what a requester reads of their own. The caller's right to
 * these needs is the business of whoever asks; those about the caller's own unit are left out.
 */
export async function findProgress(db: Db, call: Call, ids: string[]): Promise<ToldNeed[]> {
  const opened = new Set(await visibleNeeds(db, call, ids))
  const rows = await needsAt(
    db,
    ids.map((needId) => ({ needId }))
  )
  return rows
    .filter(({ aboutPath }) => !isOfUnit(aboutPath, pathsOf(call)))
    .map(({ id, code, title, status, teamName, departmentName, dueAt, answer }) => {
      const office = teamName ?? departmentName
      return {
        id: id as ToldNeed['id'],
        code,
        title,
        status,
        ...(office !== null && { office }),
        ...(dueAt !== null && { dueAt: dueAt.toISOString() }),
        ...(answer !== null && { answer }),
        opens: opened.has(id)
      }
    })
}
