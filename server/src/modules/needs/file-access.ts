import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { findNeed } from './store.ts'
import { eyesOn, maySee } from './view.ts'

/** Who may see the files on a need and on the steps of its story: whoever may see the thing itself. */
export const needFileAccess = {
  need: async (db: Db, call: Call, id: string): Promise<boolean> => {
    const need = await findNeed(db, call, id)
    return need !== undefined && eyesOn(need, call) !== 'shielded'
  },
  needEvent: async (db: Db, call: Call, id: string): Promise<boolean> => {
    const event = await db
      .selectFrom('needEvent')
      .select(['needId', 'kind', 'public'])
      .where('id', '=', id)
      .executeTakeFirst()
    const need = event && (await findNeed(db, call, event.needId))
    return need !== undefined && event !== undefined && maySee(need, { id, ...event }, eyesOn(need, call))
  }
}
