import type { Db, Tx } from './db.ts'
import { AppError, isClash } from './errors.ts'

const tries = 3

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
  const outcome = await db.transaction().execute(async (tx): Promise<{ answer: T } | { refusal: AppError }> => {
    try {
      return { answer: await run(tx) }
    } catch (error) {
      if (error instanceof AppError && error.keepsWrites) return { refusal: error }
      throw error
    }
  })
  if ('refusal' in outcome) throw outcome.refusal
  return outcome.answer
}
