import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { findNeed } from './store.ts'
import { maySee } from './timeline.ts'
import { eyesOn } from './view.ts'

/** Who may see the files on a need and on the steps of its story: whoever may see the thing itself. */
export const needFileAccess = {
  need: async (db: Db, call: Call, id: string): Promise<boolean> => {
    const need = await findNeed(db, call, id)
    return need !== undefined && eyesOn(need, call) !== 'shielded'
  },
  needEvent: async (db: Db, call: Call, id: string): Promise<boolean> => {
    const events = await db
      .selectFrom('needEvent')
      .select(['id', 'needId', 'kind', 'public'])
      .where((eb) => eb.or([eb('id', '=', id), eb('passedOnId', '=', id)]))
      .execute()
    for (const event of events) {
      const need = await findNeed(db, call, event.needId)
      if (need && maySee(need, event, eyesOn(need, call))) return true
    }
    return false
  }
}
