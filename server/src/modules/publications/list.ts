import type { PageQuery, PublicationView, Publishable } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { toPage } from '../../kernel/page.ts'
import { getPreset, openCategories } from '../places/index.ts'
import { presentMatter } from './actions.ts'
import { findPublications, listMatters } from './store.ts'

/** What waits to be published, or became of it. */
export async function listPublications(
  db: Db,
  call: Call,
  query: PageQuery & { view: PublicationView }
): Promise<{ items: Publishable[]; next?: string }> {
  const preset = await getPreset(db)
  const found = await listMatters(db, call, { ...query, categories: openCategories(preset) })
  const publications = await findPublications(
    db,
    found.map(({ matter }) => matter.needId)
  )
  return toPage(
    found,
    query,
    ({ at, matter }) => ({ at, id: matter.needId }),
    ({ matter }) => presentMatter(call, matter, publications.get(matter.needId), preset)
  )
}
