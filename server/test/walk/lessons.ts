import type { Db } from '../../src/kernel/db.ts'
import type { Row } from './rows.ts'

/** What was learned from the needs: from each the same, so that each is like the others. */
export async function seedLessons(db: Db, needs: readonly Row[]): Promise<void> {
  const learned = {
    category: 'lamp',
    terms: ['路灯', '灯坏', '坏了', '的暗', '暗号'],
    shares: Array<number>(5).fill(2000)
  }
  await db
    .insertInto('suggestionLesson')
    .values(needs.map(({ id }) => ({ needId: id, ...learned })))
    .execute()
  const counted = { category: 'lamp', needs: needs.length }
  const votes = learned.terms.map((term) => ({ term, ...counted, share: 2000 * needs.length }))
  await db
    .insertInto('suggestionVote')
    .values(votes)
    .onConflict((conflict) => conflict.columns(['term', 'category']).doNothing())
    .execute()
  await db
    .insertInto('suggestionCategory')
    .values(counted)
    .onConflict((conflict) => conflict.column('category').doNothing())
    .execute()
}
