import type { Insertable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import { fixed, type Given } from '../../kernel/fixed.ts'
import type { Tables } from '../../kernel/tables.ts'

type Shown = { personId: string; version: string }

const shownRows = fixed((db, given: Given<Shown>) =>
  db
    .selectFrom('noticeAgreement')
    .select('id')
    .where('personId', '=', given('personId'))
    .where('version', '>=', given('version'))
    .limit(1)
)

/** Was somebody shown this version, or a later one? */
export async function wasShown(db: Db, shown: Shown): Promise<boolean> {
  return (await shownRows(db, shown)).length > 0
}

/** False where it stood there before. */
export async function insertAgreement(tx: Tx, row: Insertable<Tables['noticeAgreement']>): Promise<boolean> {
  const added = await tx
    .insertInto('noticeAgreement')
    .values(row)
    .onConflict((conflict) => conflict.columns(['personId', 'version']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
