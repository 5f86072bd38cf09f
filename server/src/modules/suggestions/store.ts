import { sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Categories, Lesson, Tally, Vote } from './rules/lessons.ts'
import { mostLooked } from './rules/likeness.ts'
import type { Knowledge } from './rules/ranking.ts'

/** Who learns in a place does so alone, until the transaction ends: else two that learn of the same need would both count it. */
export async function learnAlone(tx: Tx, { place }: Call): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('suggestions'), hashtext(${place}))`.execute(tx)
}

export async function findLearned(db: Db, needIds: readonly string[]): Promise<Categories> {
  const rows = await db
    .selectFrom('suggestionLesson')
    .select(['needId', 'category'])
    .where('needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ needId, category }) => [needId, category]))
}

/** Ids of needs that were learned from, in their order, beginning after one. */
export async function findLearnedIds(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('suggestionLesson')
    .select('needId')
    .where('needId', '>', after)
    .orderBy('needId')
    .limit(limit)
    .execute()
  return rows.map(({ needId }) => needId)
}

/** Takes lessons away, and returns what they were. */
export async function takeLessons(tx: Tx, needIds: readonly string[]): Promise<Lesson[]> {
  const rows = await tx
    .deleteFrom('suggestionLesson')
    .where('needId', '=', sql<string>`any(${needIds}::uuid[])`)
    .returningAll()
    .execute()
  return rows.map(({ needId, category, terms, shares }) => ({
    needId,
    category,
    shares: new Map(terms.map((term, index) => [term, shares[index]!]))
  }))
}

export async function insertLessons(tx: Tx, lessons: readonly Lesson[]): Promise<void> {
  if (lessons.length === 0) return
  await tx
    .insertInto('suggestionLesson')
    .values(
      lessons.map(({ needId, category, shares }) => ({
        needId,
        category,
        terms: [...shares.keys()],
        shares: [...shares.values()]
      }))
    )
    .execute()
}

/** Adds to the votes, or takes from them; what comes to nothing is not kept. */
export async function countVotes(tx: Tx, votes: readonly Vote[], tallies: readonly Tally[]): Promise<void> {
  await tx
    .insertInto('suggestionVote')
    .columns(['term', 'category', 'needs', 'share'])
    .expression(
      sql`select * from unnest(${votes.map(({ term }) => term)}::text[], ${votes.map(({ category }) => category)}::text[],
        ${votes.map(({ needs }) => needs)}::int[], ${votes.map(({ share }) => share)}::bigint[])`
    )
    .onConflict((conflict) =>
      conflict.columns(['term', 'category']).doUpdateSet({
        needs: sql<number>`suggestion_vote.needs + excluded.needs`,
        share: sql<string>`suggestion_vote.share + excluded.share`
      })
    )
    .execute()
  await tx
    .insertInto('suggestionCategory')
    .columns(['category', 'needs'])
    .expression(
      sql`select * from unnest(${tallies.map(({ category }) => category)}::text[],
        ${tallies.map(({ needs }) => needs)}::int[])`
    )
    .onConflict((conflict) =>
      conflict.column('category').doUpdateSet({ needs: sql<number>`suggestion_category.needs + excluded.needs` })
    )
    .execute()
  const less = votes.filter(({ needs }) => needs < 0).map(({ term }) => term)
  if (less.length === 0) return
  await tx
    .deleteFrom('suggestionVote')
    .where('term', '=', sql<string>`any(${less})`)
    .where('needs', '=', 0)
    .execute()
  await tx.deleteFrom('suggestionCategory').where('needs', '=', 0).execute()
}

export async function findKnowledge(db: Db, terms: readonly string[]): Promise<Knowledge> {
  const votes = await db
    .selectFrom('suggestionVote')
    .select(['term', 'category', 'needs'])
    .select(sql<number>`share::float8`.as('share'))
    .where('term', '=', sql<string>`any(${terms})`)
    .execute()
  const tallies = await db.selectFrom('suggestionCategory').select(['category', 'needs']).execute()
  return { votes, tallies }
}

/**
 * The newest needs of a category that have at least one of the terms, but the one that is asked about. They are found
 * before they are put in order: to read the order and look which of them match takes seconds where few do.
 */
export async function findWith(
  db: Db,
  terms: readonly string[],
  { category, but }: { category: string; but: string }
): Promise<{ needId: string; terms: string[] }[]> {
  if (terms.length === 0) return []
  return await db
    .with(
      (name) => name('found').materialized(),
      (on) =>
        on
          .selectFrom('suggestionLesson')
          .select('needId')
          .where(sql<boolean>`(terms || category) @> ${[category]}::text[]`)
          .where(sql<boolean>`(terms || category) && ${terms}::text[]`)
          .where('needId', '<>', but)
    )
    .with('newest', (on) => on.selectFrom('found').select('needId').orderBy('needId', 'desc').limit(mostLooked))
    .selectFrom('newest')
    .innerJoin('suggestionLesson as lesson', 'lesson.needId', 'newest.needId')
    .select(['lesson.needId', 'lesson.terms'])
    .orderBy('lesson.needId', 'desc')
    .execute()
}
