import type { ScheduledJobs } from '../../kernel/jobs.ts'
import { keyOf, thumbnailKeyOf } from './actions.ts'
import { unclaimedHours } from './rules.ts'
import { deleteUnclaimed } from './store.ts'

export const filesSchedule = {
  /** Forgets uploads that nobody attached. */
  'files.sweep': async (tx, call, { storage }) => {
    const gone = await deleteUnclaimed(tx, new Date(call.now.getTime() - unclaimedHours * 3_600_000))
    for (const id of gone) {
      await storage.remove(keyOf(call.place, id))
      await storage.remove(thumbnailKeyOf(call.place, id))
    }
  }
} satisfies Partial<ScheduledJobs>
