import { EventEmitter } from 'node:events'

import type { PgBoss } from 'pg-boss'
import { expect, test, vi } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import { inTransaction } from './transaction.ts'
import { keepAwake, wakeAfterCommit } from './waking.ts'

test('a worker looks once what was queued is there, once a second in a storm, and never for what was rolled back', async () => {
  await using t = await startTestApp()
  const looked: string[] = []
  const queue = Object.assign(new EventEmitter(), { notifyWorker: (worker: string) => looked.push(worker) })
  keepAwake(queue as unknown as PgBoss, new Map([['tell', 'worker of tell']]))
  const queued = async (name: string, then?: () => void): Promise<void> =>
    await inTransaction(t.db, async () => {
      wakeAfterCommit(name)
      wakeAfterCommit(name)
      await vi.advanceTimersByTimeAsync(2000)
      expect(looked).toEqual([])
      then?.()
    })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  try {
    const undone = queued('tell', () => {
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await queued('something else')
    await queued('tell')
    await vi.advanceTimersByTimeAsync(0)
    expect(looked).toHaveLength(1)

    for (let times = 0; times < 30; times += 1) {
      await inTransaction(t.db, async () => wakeAfterCommit('tell'))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(looked.length).toBeGreaterThanOrEqual(3)
    expect(looked.length).toBeLessThanOrEqual(5)

    queue.emit('stopped')
    const before = looked.length
    await inTransaction(t.db, async () => wakeAfterCommit('tell'))
    await vi.advanceTimersByTimeAsync(5000)
    expect(looked).toHaveLength(before)
  } finally {
    vi.useRealTimers()
  }
})
