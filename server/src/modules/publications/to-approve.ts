import { sql } from 'kysely'

import { type Call, personOf } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { visibleTo } from '../../kernel/grants.ts'
import { getPreset, openCategories } from '../places/index.ts'

/** What somebody else drafted and the caller may approve, as far as `most`; nothing that cannot be published any more. */
export async function countToApprove(db: Db, call: Call, most: number): Promise<number> {
  const categories = openCategories(await getPreset(db))
  const proposed = db
    .selectFrom('publication')
    .innerJoin('need', 'need.id', 'publication.needId')
    .select('publication.id')
    .where('publication.state', '=', 'proposed')
    .where('publication.draftedById', '<>', personOf(call))
    .where('need.status', 'in', ['answered', 'closed'])
    .whereRef('need.answeredAt', '=', 'publication.answeredAt')
    .where('need.aboutId', 'is', null)
    .where('need.mergedIntoId', 'is', null)
    .where('need.category', '=', sql<string>`any(${categories}::text[])`)
    .where(visibleTo(call, 'publications.approve', 'need.path'))
    .limit(most)
  return (await proposed.execute()).length
}
