import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { getPreset, openCategories } from '../places/index.ts'
import { countProposed } from './store.ts'

/** How many publications wait for the caller, as far as `most`. */
export async function countToApprove(db: Db, call: Call, most: number): Promise<number> {
  return await countProposed(db, call, { categories: openCategories(await getPreset(db)), most })
}
