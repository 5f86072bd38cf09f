import type { PageQuery, PublicMatter } from '@hongchao/contract'

import { dayIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { toPage } from '../../kernel/page.ts'
import { categoriesIn, getPreset, openCategories } from '../places/index.ts'
import { findPublished, listPublished, type PublishedRow } from './store.ts'

type Sought = PageQuery & { category?: string | undefined; q?: string | undefined }

/** What everybody may read, the newest first; of a class with all its items. */
export async function listPublicMatters(
  db: Db,
  { category, ...sought }: Sought
): Promise<{ items: PublicMatter[]; next?: string }> {
  const preset = await getPreset(db)
  const open = openCategories(preset)
  const asked = category ? categoriesIn(preset, category) : open
  const rows = await listPublished(db, { ...sought, categories: open.filter((key) => asked.includes(key)) })
  return toPage(rows, sought, ({ publishedAt, id }) => ({ at: publishedAt!, id }), toMatter)
}

export async function getPublicMatter(db: Db, id: string): Promise<PublicMatter> {
  const [row] = await findPublished(db, openCategories(await getPreset(db)), { ids: [id] })
  if (!row) throw new AppError('publication.notFound')
  return toMatter(row)
}

export async function findPublicByNeed(db: Db, needId: string): Promise<PublicMatter | undefined> {
  return (await findPublicByNeeds(db, [needId])).get(needId)
}

/** What is public of these needs, for whoever tells of them outside. */
export async function findPublicByNeeds(db: Db, needIds: readonly string[]): Promise<Map<string, PublicMatter>> {
  if (needIds.length === 0) return new Map()
  const rows = await findPublished(db, openCategories(await getPreset(db)), { needIds })
  return new Map(rows.map((row) => [row.needId, toMatter(row)]))
}

function toMatter({ id, title, text, answer, location, category, office, ...row }: PublishedRow): PublicMatter {
  return {
    id,
    title,
    text,
    answer,
    category: category!,
    ...(location && { location }),
    ...(office && { office }),
    raisedOn: dayIn(row.createdAt),
    answeredOn: dayIn(row.answeredAt ?? row.publishedAt!),
    publishedAt: row.publishedAt!.toISOString()
  }
}
