import { sql } from 'kysely'

import type { Db, Tx } from '../../../kernel/db.ts'
import { fixed, type Given } from '../../../kernel/fixed.ts'
import { comparable, fingerprintOf, type Likeness, likenessOf, type Told } from '../rules/duplicates.ts'

/** Notes what a need that is being entered has in common with others, and that it is still to be compared with them. */
export async function noteFingerprint(tx: Tx, needId: string, text: string): Promise<void> {
  await insertFingerprint(tx, needId, text)
  await noteUncompared(tx, [needId])
}

/** Of many at once the fingerprints are taken later, when they are compared. */
export async function noteUncompared(tx: Tx, ids: readonly string[]): Promise<void> {
  await insertUncompared(tx, { ids })
}

const insertUncompared = fixed((tx, given: Given<{ ids: readonly string[] }>) =>
  tx
    .insertInto('uncompared')
    .columns(['needId'])
    .expression(tx.selectNoFrom(sql<string>`unnest(${given('ids')}::uuid[])`.as('needId')))
)

export async function insertFingerprint(tx: Tx, needId: string, text: string): Promise<void> {
  await insertKeys(tx, { needId, keys: fingerprintOf(text) })
}

const insertKeys = fixed((tx, given: Given<{ needId: string; keys: readonly string[] }>) =>
  tx
    .insertInto('fingerprint')
    .columns(['key', 'needId'])
    .expression(
      tx.selectNoFrom([
        sql<string>`unnest(${given('keys')}::bigint[])`.as('key'),
        sql<string>`${given('needId')}::uuid`.as('needId')
      ])
    )
    .onConflict((conflict) => conflict.doNothing())
)

/** A need that may be the same matter, and how alike it is. */
export type Candidate = Likeness & { id: string }

/** Of each key, so many of the newest needs are looked at; a key that many share says little. */
const mostPerKey = 64
/** So many of those that share the most keys are compared. */
const mostCompared = 40

/** The needs that may be the same matter, the most alike first. It costs the same among a thousand and a million. */
export async function findCandidates(
  db: Db,
  told: Omit<Told, 'text'> & { text: string },
  exceptId?: string
): Promise<Candidate[]> {
  const keys = fingerprintOf(told.text)
  const rows = await db
    .with('near', (on) =>
      on
        .selectFrom(sql<{ key: string }>`unnest(${keys}::bigint[])`.as<'wanted'>(sql`wanted (key)`))
        .innerJoinLateral(
          (eb) =>
            eb
              .selectFrom('fingerprint')
              .select('fingerprint.needId')
              .whereRef('fingerprint.key', '=', 'wanted.key')
              .orderBy('fingerprint.needId', 'desc')
              .limit(mostPerKey)
              .as('found'),
          (join) => join.onTrue()
        )
        .select(['found.needId'])
        .groupBy('found.needId')
        .orderBy((eb) => eb.fn.countAll(), 'desc')
        .orderBy('found.needId', 'desc')
        .limit(mostCompared)
    )
    .selectFrom('near')
    .innerJoin('need', 'need.id', 'near.needId')
    .leftJoin('organisation', 'organisation.id', 'need.organisationId')
    .select(['need.id', 'need.text', 'need.aboutId', 'need.category', 'need.collectedAt', 'organisation.path as place'])
    .execute()
  const mine = { ...told, text: comparable(told.text) }
  return rows
    .filter(({ id }) => id !== exceptId)
    .flatMap(({ id, text, ...row }) => {
      const likeness = likenessOf(mine, { ...row, text: comparable(text) })
      return likeness ? [{ id, ...likeness }] : []
    })
    .toSorted((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1))
}

/** What of a need is compared. */
export async function findTold(
  db: Db,
  ids: readonly string[]
): Promise<Map<string, Omit<Told, 'text'> & { text: string }>> {
  const rows = await db
    .selectFrom('need')
    .leftJoin('organisation', 'organisation.id', 'need.organisationId')
    .select(['need.id', 'need.text', 'need.aboutId', 'need.category', 'need.collectedAt', 'organisation.path as place'])
    .where('need.id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, ...told }) => [id, told]))
}

/** Two needs in the order in which a pair of them is kept. */
export function inOrder(one: string, other: string): { needId: string; otherId: string } {
  return one < other ? { needId: one, otherId: other } : { needId: other, otherId: one }
}
