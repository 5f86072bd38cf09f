import type { PgBoss } from 'pg-boss'

import { afterCommit } from './transaction.ts'

/** A queue is looked into at most so often for what this server put there: in a storm people are told later. */
const restMs = 1000

type Wake = (name: string) => void

/** Of each worker in this process. */
const awake = new Set<Wake>()

/** Lets whoever works here look into a queue as soon as the caller's transaction has put something there. */
export function wakeAfterCommit(name: string): void {
  afterCommit(`wake ${name}`, () => {
    for (const wake of awake) wake(name)
  })
}

/** `workers` names who looks into which queue; they are woken until the queue is stopped. */
export function keepAwake(queue: PgBoss, workers: ReadonlyMap<string, string>): void {
  const wokenAt = new Map<string, number>()
  const planned = new Map<string, NodeJS.Timeout>()
  const wake: Wake = (name) => {
    const worker = workers.get(name)
    if (!worker || planned.has(name)) return
    const look = (): void => {
      planned.delete(name)
      wokenAt.set(name, Date.now())
      queue.notifyWorker(worker)
    }
    const rest = (wokenAt.get(name) ?? 0) + restMs - Date.now()
    planned.set(name, setTimeout(look, Math.min(Math.max(rest, 0), restMs)))
  }
  awake.add(wake)
  queue.once('stopped', () => {
    awake.delete(wake)
    for (const timer of planned.values()) clearTimeout(timer)
  })
}
