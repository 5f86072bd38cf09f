import type { ScheduledJobs } from '../../kernel/jobs.ts'
import { keyOf, thumbnailKeyOf } from './actions.ts'
import { idIn, isLeftOver, unclaimedHours } from './rules.ts'
import { deleteUnclaimed, findIds } from './store.ts'

export const filesSchedule = {
  /** Forgets uploads that nobody attached. */
  'files.sweep': async (tx, call, { storage }) => {
    for (const id of await deleteUnclaimed(tx, longAgo(call.now))) {
      await storage.remove(keyOf(call.place, id))
      await storage.remove(thumbnailKeyOf(call.place, id))
    }
  },

  /** Removes what lies on the disk without a row: of a write that was undone or cut off. Looks at every file there is. */
  'files.sweepLost': async (tx, call, { storage }) => {
    for await (const keys of batchesOf(storage.keptBefore(call.place, longAgo(call.now)), 500)) {
      const ids = keys.flatMap((key) => idIn(key) ?? [])
      const kept = new Set(await findIds(tx, ids))
      for (const key of keys) if (isLeftOver(key, kept)) await storage.remove(key)
    }
  }
} satisfies Partial<ScheduledJobs>

function longAgo(now: Date): Date {
  return new Date(now.getTime() - unclaimedHours * 3_600_000)
}

async function* batchesOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
