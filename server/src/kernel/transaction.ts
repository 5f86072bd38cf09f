import { AsyncLocalStorage } from 'node:async_hooks'

import type { Db, Tx } from './db.ts'
import { AppError, isClash } from './errors.ts'

const tries = 3

type Act = () => void

const acts = new AsyncLocalStorage<Map<string, Act>>()

/** Does this when others see what the transaction wrote, once for each name, and never where it is rolled back. */
export function afterCommit(name: string, act: Act): void {
  acts.getStore()?.set(name, act)
}

/**
 * One transaction, rolled back by any failure but one that says it keeps what was written. Of two that wait for each
 * other PostgreSQL undoes one; nothing of it is left, so it is done again.
 */
export async function inTransaction<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await inOne(db, run)
    } catch (error) {
      if (tried === tries || !isClash(error)) throw error
    }
  }
}

async function inOne<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<T> {
  const then = new Map<string, Act>()
  const outcome = await acts.run(then, () => commit(db, run))
  for (const act of then.values()) act()
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.answer
}

type Outcome<T> = { answer: T } | { refusal: AppError }

async function commit<T>(db: Db, run: (tx: Tx) => Promise<T>): Promise<Outcome<T>> {
  return await db.transaction().execute(async (tx): Promise<Outcome<T>> => {
    try {
      return { answer: await run(tx) }
    } catch (error) {
      if (error instanceof AppError && error.keepsWrites) return { refusal: error }
      throw error
    }
  })
}
