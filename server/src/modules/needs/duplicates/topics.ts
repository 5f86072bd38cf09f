import type { Download, NeedId, NeedStatus, Topic, TopicQuery } from '@hongchao/contract'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { sql } from 'kysely'

import type { Call } from '../../../kernel/call.ts'
import { momentIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { scopesWith } from '../../../kernel/grants.ts'
import { exportList } from '../../../kernel/sheets/index.ts'
import { getPreset } from '../../places/index.ts'
import { notAbout, pathsOf } from '../reach.ts'
import { openStatuses } from '../rules.ts'
import { groupsOf } from '../rules/duplicates.ts'
import { courseOf, growth } from '../rules/topics.ts'

const day = 86_400_000
const mostPairs = 20_000
const mostTopics = 100
const mostShown = 20

type Reported = {
  id: string
  code: string
  title: string
  status: NeedStatus
  category: string | null
  createdAt: Date
  place: string | null
}

/** 热点: what several people reported in the last days, within the caller's reach, and how it grows. */
export async function listTopics(db: Db, call: Call, { days }: TopicQuery): Promise<Topic[]> {
  const length = Number(days)
  const since = new Date(call.now.getTime() - 2 * length * day)
  const pairs = await findPairs(db, call, since)
  const reported = await findReported(db, new Set(pairs.flat()))
  const ties = new Map<string, number>()
  for (const id of pairs.flat()) ties.set(id, (ties.get(id) ?? 0) + 1)
  return groupsOf([...reported.keys()].toSorted(), pairs)
    .map((group) =>
      topicOf(
        group.map((id) => reported.get(id)!),
        { now: call.now, days: length, ties }
      )
    )
    .filter(({ count }) => count > 1)
    .toSorted((a, b) => b.count - a.count || a.before - b.before)
    .slice(0, mostTopics)
}

/** Which of the needs of a time say the same, or were merged. */
async function findPairs(db: Db, call: Call, since: Date): Promise<[string, string][]> {
  const scopes = scopesWith(call, 'needs.read')
  if (scopes.length === 0) return []
  const within = db
    .selectFrom('needScope')
    .select('needScope.needId')
    .distinct()
    .where('needScope.organisationId', 'in', scopes)
    .where('needScope.createdAt', '>=', since)
    .where(notAbout(pathsOf(call), 'need_scope.about_path'))
  const alike = db
    .with('reported', () => within)
    .selectFrom('reported')
    .innerJoin('duplicate', 'duplicate.needId', 'reported.needId')
    .innerJoin('reported as beside', 'beside.needId', 'duplicate.otherId')
    .select(['duplicate.needId as one', 'duplicate.otherId as other'])
    .where('duplicate.distinctAt', 'is', null)
    .limit(mostPairs)
  const merged = db
    .with('reported', () => within)
    .selectFrom('reported')
    .innerJoin('needMerge', 'needMerge.needId', 'reported.needId')
    .innerJoin('reported as beside', 'beside.needId', 'needMerge.masterId')
    .select(['needMerge.needId as one', 'needMerge.masterId as other'])
    .where('needMerge.endedAt', 'is', null)
    .limit(mostPairs)
  return [...(await alike.execute()), ...(await merged.execute())].map(({ one, other }) => [one, other])
}

async function findReported(db: Db, ids: ReadonlySet<string>): Promise<Map<string, Reported>> {
  if (ids.size === 0) return new Map()
  const rows = await db
    .selectFrom('need')
    .leftJoin('organisation', 'organisation.id', 'need.organisationId')
    .select(['need.id', 'need.code', 'need.title', 'need.status', 'need.category', 'need.createdAt'])
    .select('organisation.name as place')
    .where('need.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type Span = { now: Date; days: number; ties: ReadonlyMap<string, number> }

function topicOf(all: readonly Reported[], { now, days, ties }: Span): Topic {
  const from = now.getTime() - days * day
  const needs = all
    .filter(({ createdAt }) => createdAt.getTime() >= from)
    .toSorted((a, b) => +b.createdAt - +a.createdAt)
  const typical = all.toSorted((a, b) => (ties.get(b.id) ?? 0) - (ties.get(a.id) ?? 0))[0]!
  const [category] = frequent(needs.flatMap((need) => need.category ?? []))
  return {
    title: typical.title,
    ...(category && { category: category.name }),
    places: frequent(needs.flatMap(({ place }) => place ?? [])).slice(0, 3),
    count: needs.length,
    before: all.length - needs.length,
    open: needs.filter(({ status }) => openStatuses.includes(status) || status === 'merged').length,
    course: courseOf(
      needs.map(({ createdAt }) => createdAt),
      now,
      days
    ),
    needs: needs.slice(0, mostShown).map(({ id, code, title, status, createdAt }) => ({
      id: id as NeedId,
      code,
      title,
      status,
      at: createdAt.toISOString()
    }))
  }
}

/** Names, the most frequent first. */
function frequent(names: readonly string[]): { name: string; count: number }[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, all]) => ({ name, count: all.length }))
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
}

export async function exportTopics(db: Db, call: Call, query: TopicQuery): Promise<Download> {
  const { needs } = await getPreset(db)
  const names = new Map(
    needs.categories.flatMap((group) => [group, ...(group.items ?? [])]).map(({ key, name }) => [key, name])
  )
  const { topics } = sheetsTexts
  return await exportList<Topic>(db, call, {
    list: 'topics',
    title: topics.title,
    filter: [[topics.days, query.days]],
    columns: [
      { heading: topics.what, width: 50, cell: ({ title }) => title },
      { heading: topics.category, width: 18, cell: ({ category }) => category && (names.get(category) ?? category) },
      {
        heading: topics.where,
        width: 40,
        cell: ({ places }) => places.map(({ name, count }) => `${name} ${count}`).join('、')
      },
      { heading: topics.count, width: 10, cell: ({ count }) => count },
      { heading: topics.before, width: 12, cell: ({ before }) => before },
      { heading: topics.growth, width: 12, cell: (topic) => growth(topic) },
      { heading: topics.open, width: 10, cell: ({ open }) => open },
      {
        heading: topics.needs,
        width: 60,
        cell: ({ needs: of }) =>
          of.map(({ code, status, at }) => `${code} ${statusTexts[status]} ${momentIn(new Date(at))}`).join('\n')
      }
    ],
    page: async () => ({ items: await listTopics(db, call, query) })
  })
}
