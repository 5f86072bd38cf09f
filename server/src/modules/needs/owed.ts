import type { Permission, Todo } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { may } from '../../kernel/grants.ts'
import { countToApprove } from '../publications/index.ts'
import { countOpen } from './callbacks/store.ts'
import { countExclusions, countUndecided } from './decisions.ts'
import { countDue } from './evaluations/actions.ts'

/** A to-do list says that there are many, not how many. */
const mostCounted = 99

type Owing = keyof Todo['owed']
type Wait = { who: readonly Permission[]; count: (db: Db, call: Call, most: number) => Promise<number> }

const waits: Record<Owing, Wait> = {
  callbacks: { who: ['needs.callBack'], count: async (...of) => (await countOpen(...of)).open },
  evaluations: { who: ['needs.read'], count: countDue },
  escalations: { who: ['needs.dispatch', 'needs.supervise'], count: countUndecided },
  exclusions: { who: ['needs.supervise'], count: countExclusions },
  publications: { who: ['publications.approve'], count: countToApprove }
}

/** 待回访, 待评, and decisions that only a person takes: what waits for the caller in lists of its own. */
export async function listOwed(db: Db, call: Call): Promise<Todo['owed']> {
  const owed: Todo['owed'] = {}
  for (const kind of Object.keys(waits) as Owing[]) {
    const { who, count } = waits[kind]
    const found = who.some((permission) => may(call, permission)) ? await count(db, call, mostCounted + 1) : 0
    if (found > 0) owed[kind] = upTo(found)
  }
  return owed
}

function upTo(found: number): { count: number; more: boolean } {
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
}
