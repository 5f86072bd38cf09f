import type { NeedId, SimilarNeed } from '@hongchao/contract'
import { sql } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { getPreset } from '../places/index.ts'
import { findOffices, propose } from './actions/dispatching.ts'
import { inSubtree, reachOf } from './reach.ts'
import { isOfUnit } from './rules/offices.ts'
import { findNeed, type NeedRow } from './store.ts'
import { partsOf } from './view.ts'

/** The need as whoever classifies and dispatches it reads it; for all others there is none. */
export async function getNeedToClassify(db: Db, call: Call, id: string): Promise<NeedRow> {
  const need = await findNeed(db, call, id)
  if (!need || !partsOf(need, call).includes('clerk')) throw new AppError('need.notFound')
  return need
}

/** Into which category a clerk, or a list that the place imported, put these needs; what a requester guessed does not count. */
export async function findConfirmedCategories(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('need')
    .select(['need.id', 'need.category'])
    .where('need.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('need.category', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('needEvent')
          .select('needEvent.id')
          .whereRef('needEvent.needId', '=', 'need.id')
          .where('needEvent.kind', 'in', ['accepted', 'imported'])
      )
    )
    .execute()
  return new Map(rows.map(({ id, category }) => [id, category!]))
}

export async function findTexts(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('need')
    .select(['id', 'text'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Ids of classified needs in their order, beginning after one. */
export async function findClassified(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('need')
    .select('id')
    .where('id', '>', after)
    .where('category', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** A past need, and with whom it lies or lay. */
export type Precedent = { need: SimilarNeed; teamId: string | null; departmentId: string | null }

/** Of some past needs, those that the caller reads as staff, in the order given, and what became of them. */
export async function findPrecedents(db: Db, call: Call, ids: readonly string[]): Promise<Precedent[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('need')
    .select(['id', 'code', 'title', 'status', 'category', 'level', 'way', 'teamId', 'departmentId'])
    .select(['collectedAt', 'answeredAt'])
    .select((eb) => {
      const evaluation = eb
        .selectFrom('evaluation')
        .whereRef('evaluation.needId', '=', 'need.id')
        .orderBy('round', 'desc')
        .limit(1)
      const team = eb.selectFrom('team').select('team.name').whereRef('team.id', '=', 'need.teamId')
      const department = eb
        .selectFrom('organisation')
        .select('name')
        .whereRef('organisation.id', '=', 'need.departmentId')
      const answered = eb
        .selectFrom('needEvent')
        .select('needEvent.office')
        .whereRef('needEvent.needId', '=', 'need.id')
        .where('needEvent.kind', '=', 'answered')
        .orderBy('needEvent.at', 'desc')
        .limit(1)
      return [
        evaluation.select('evaluation.solved').as('solved'),
        evaluation.select('evaluation.score').as('score'),
        eb.fn.coalesce(team, department, answered).as('office')
      ]
    })
    .where('need.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('need.category', 'is not', null)
    .where((eb) => inSubtree(eb, reachOf(call), 'needs.dispatch'))
    .execute()
  const found = new Map(rows.map((row) => [row.id, toPrecedent(row)]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

type Row = {
  id: string
  code: string
  title: string
  status: SimilarNeed['status']
  category: string | null
  level: string | null
  way: string | null
  office: string | null
  collectedAt: Date
  answeredAt: Date | null
  solved: boolean | null
  score: number | null
  teamId: string | null
  departmentId: string | null
}

function toPrecedent({ id, code, title, status, category, level, way, office, ...row }: Row): Precedent {
  const { collectedAt, answeredAt, solved, score, teamId, departmentId } = row
  const need: SimilarNeed = {
    id: id as NeedId,
    code,
    title,
    status,
    category: category ?? '',
    ...(level !== null && { level }),
    ...(way !== null && { way }),
    ...(office !== null && { office }),
    collectedAt: collectedAt.toISOString(),
    ...(answeredAt && { answeredAt: answeredAt.toISOString() }),
    ...(solved !== null && { solved }),
    ...(score !== null && { score })
  }
  return { need, teamId, departmentId }
}

/** A team or a department. */
export type Office = { teamId?: string; departmentId?: string; name: string }

/** Where the rules of the place would dispatch the need, were it of this category and level. */
export async function findOfficeByRules(
  db: Db,
  need: NeedRow,
  as: { category: string; level: string | null }
): Promise<(Office & { rule: string }) | undefined> {
  const preset = await getPreset(db)
  const offices = await findOffices(db, preset)
  const { target, rule, note } = await propose(db, preset, offices, { ...need, ...as })
  const office = target && named(offices, need, target)
  return office && { ...office, rule: note ?? rule ?? '' }
}

/** The team or department, as far as the need may be dispatched there: not to the unit complained of. */
export async function findOfficeFor(
  db: Db,
  need: NeedRow,
  target: { teamId?: string; departmentId?: string }
): Promise<Office | undefined> {
  return named(await findOffices(db, await getPreset(db)), need, target)
}

function named(
  { teams, departments }: Awaited<ReturnType<typeof findOffices>>,
  { aboutPath }: NeedRow,
  { teamId, departmentId }: { teamId?: string; departmentId?: string }
): Office | undefined {
  const team = teams.find(({ id }) => id === teamId)
  if (team) return { teamId: team.id, name: team.name }
  const department = departments.find(({ id, path }) => id === departmentId && !isOfUnit(aboutPath, [path]))
  return department && { departmentId: department.id, name: department.name }
}
