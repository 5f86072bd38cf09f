import type { Todo } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { may } from '../../kernel/grants.ts'
import { countOpen } from './callbacks/store.ts'
import { countDue } from './evaluations/actions.ts'

/** A to-do list says that there are many, not how many. */
const mostCounted = 99

/** 待回访, 待评: what waits for the caller in lists of its own. */
export async function listOwed(db: Db, call: Call): Promise<Todo['owed']> {
  const evaluations = may(call, 'needs.read') ? await countDue(db, call, mostCounted + 1) : 0
  const callbacks = may(call, 'needs.callBack') ? (await countOpen(db, call, mostCounted + 1)).open : 0
  return {
    ...(callbacks > 0 && { callbacks: upTo(callbacks) }),
    ...(evaluations > 0 && { evaluations: upTo(evaluations) })
  }
}

function upTo(found: number): { count: number; more: boolean } {
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
}
