import type { ScheduledJobs } from '../../kernel/jobs.ts'
import { keyOf, thumbnailKeyOf } from './actions.ts'
import { idIn, isLeftOver, unclaimedHours } from './rules.ts'
import { deleteUnclaimed, findIds } from './store.ts'

export const filesSchedule = {
  /** Forgets uploads that nobody attached, and what lies on the disk without a row: of a write that was undone or cut off. */
  'files.sweep': async (tx, call, { storage }) => {
    const before = new Date(call.now.getTime() - unclaimedHours * 3_600_000)
    for (const id of await deleteUnclaimed(tx, before)) {
      await storage.remove(keyOf(call.place, id))
      await storage.remove(thumbnailKeyOf(call.place, id))
    }
    for await (const keys of batchesOf(storage.keptBefore(call.place, before), 500)) {
      const kept = new Set(
        await findIds(
          tx,
          keys.flatMap((key) => idIn(key) ?? [])
        )
      )
      for (const key of keys) if (isLeftOver(key, kept)) await storage.remove(key)
    }
  }
} satisfies Partial<ScheduledJobs>

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
