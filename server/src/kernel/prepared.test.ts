import { sql } from 'kysely'
import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'

test('a statement that comes again and again is prepared, unless it searches for words', async () => {
  await using t = await startTestApp()
  const prepared = await t.db.connection().execute(async (db) => {
    for (let times = 0; times < 10; times++) {
      await sql`select 'often', ${times}::int`.execute(db)
      await sql`select 'words' ilike ${`%${times}%`}`.execute(db)
      await sql`select ${sql.raw(String(times))} as each_time_another, ${times}::int`.execute(db)
    }
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
    return rows.map(({ statement }) => statement)
  })
  expect(prepared).toEqual(["select 'often', $1::int"])
})
