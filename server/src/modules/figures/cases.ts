import { type CasesQuery, type Need, NeedKey, type Rate, RatesQuery } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import { z } from 'zod'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'
import { AppError } from '../../kernel/errors.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import { needsAt, notAbout, pathsOf, presentNeeds } from '../needs/index.ts'
import { findCorrections, findParts, getScope, onPicture, type Scope } from './picture.ts'
import { monthsOf } from './report.ts'
import { type Measure, ratios } from './rules.ts'
import { monthAfter, type Share, startOf } from './shares.ts'

type Place = { needId: string; at: Date }

/** Exactly the needs of which a figure was reckoned, the newest first. */
export async function listCases(db: Db, call: Call, query: CasesQuery): Promise<{ items: Need[]; next?: string }> {
  return await onPicture(db, async (tx) => {
    const wanted = await wantedOf(tx, call, query)
    const stretch = { after: positionOf(query), limit: query.limit + 1 }
    const { tooLittle, needIds } = await findCorrections(tx, call)
    const counted = await countedPlaces(tx, call, wanted, needIds, stretch)
    const changed = [...new Set(tooLittle.filter((share) => fits(share, wanted)).map(({ needId }) => needId))]
    const found = [...counted, ...(await placesOf(tx, changed, stretch))]
      .toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.needId < b.needId ? 1 : -1))
      .slice(0, stretch.limit)
    const page = toPage(
      found,
      query,
      ({ needId, at }) => ({ at, id: needId }),
      (place) => place
    )
    const items = await presentNeeds(tx, call, await needsAt(tx, page.items))
    return { items, ...(page.next && { next: page.next }) }
  })
}

type Wanted = {
  organisationId: string
  from: string
  to: string
  /** None of these: what was received by the organisation itself. */
  notBelow: readonly string[]
  /** What the row is of, where it is of one office, class or kind; null of those that have none. */
  of?: { dimension: 'officeId' | 'category' | 'kind'; value: string | null } | undefined
  measure: Measure
  excluded?: boolean | undefined
}

async function wantedOf(db: Db, call: Call, query: CasesQuery): Promise<Wanted> {
  const scope = await getScope(db, call, query.organisation)
  const key = keyOf(query)
  const months = monthsOf(query.by === 'month' && key ? { from: key, to: key } : query)
  const where = await whereOf(db, call, scope, query.by === 'organisation' ? key : undefined)
  return { ...months, ...where, measure: measureOf(query), of: valueOf(query), excluded: basisOf(query) }
}

async function whereOf(
  db: Db,
  call: Call,
  scope: Scope,
  part: string | undefined
): Promise<Pick<Wanted, 'organisationId' | 'notBelow'>> {
  if (!part) return { organisationId: scope.id, notBelow: [] }
  if (part !== scope.id) return { organisationId: (await getScope(db, call, part)).id, notBelow: [] }
  return { organisationId: scope.id, notBelow: (await findParts(db, scope)).map(({ id }) => id) }
}

function valueOf({ by, key }: CasesQuery): Wanted['of'] {
  if (key === undefined || by === 'organisation' || by === 'month') return undefined
  return { dimension: by === 'office' ? 'officeId' : by, value: key === '' ? null : key }
}

function basisOf({ part, net }: CasesQuery): boolean | undefined {
  if (part === 'excluded') return true
  return net === 'true' ? false : undefined
}

const Keys = {
  office: z.uuid(),
  organisation: z.uuid(),
  month: RatesQuery.shape.from,
  category: NeedKey,
  kind: NeedKey
}

function keyOf({ by, key }: CasesQuery): string | undefined {
  if (key && !Keys[by].safeParse(key).success) {
    throw new AppError('invalid', { fields: [{ field: '/key', reason: 'invalid_value' }] })
  }
  return key
}

function measureOf({ rate, part }: { rate?: Rate | undefined; part: CasesQuery['part'] }): Measure {
  if (!rate) return 'needs'
  const { of, part: fulfilled } = ratios[rate]
  return part === 'part' && rate !== 'meanTime' ? fulfilled : of
}

function fits(share: Share, { organisationId, from, to, notBelow, of, measure, excluded }: Wanted): boolean {
  const { scopeIds, month } = share
  const here = scopeIds.includes(organisationId) && !scopeIds.some((id) => notBelow.includes(id))
  return (
    here &&
    month >= from &&
    month <= to &&
    (!of || share[of.dimension] === of.value) &&
    share.excluded === (excluded ?? share.excluded) &&
    share.counts[measure] > 0
  )
}

type Shares = ExpressionBuilder<Tables, 'figureShare'>

function conditions(eb: Shares, { notBelow, of, measure, excluded }: Wanted): Expression<SqlBool>[] {
  return [
    eb(`figureShare.${measure}`, '>', 0),
    sql<SqlBool>`not ${sql.ref('figure_share.scope_ids')} && ${notBelow}::uuid[]`,
    ...(of ? [eb(`figureShare.${of.dimension}`, 'is not distinct from', of.value)] : []),
    ...(excluded === undefined ? [] : [eb('figureShare.excluded', '=', excluded)])
  ]
}

type Stretch = { after: { at: Date; id: string } | undefined; limit: number }

/** Read in the order of the list, no further than a page goes. */
async function countedPlaces(
  db: Db,
  call: Call,
  wanted: Wanted,
  except: readonly string[],
  { after, limit }: Stretch
): Promise<Place[]> {
  const { from, to, organisationId } = wanted
  return await db
    .selectFrom('needScope')
    .select(['needScope.needId', 'needScope.createdAt as at'])
    .where('needScope.organisationId', '=', organisationId)
    .where('needScope.createdAt', '>=', startOf(from))
    .where('needScope.createdAt', '<', startOf(monthAfter(to)))
    .where(notAbout(pathsOf(call), 'need_scope.about_path'))
    .where('needScope.needId', '<>', sql<string>`all(${except}::uuid[])`)
    .where((eb) => {
      const share = eb.selectFrom('figureShare').select('figureShare.needId')
      return eb.exists(
        share.whereRef('figureShare.needId', '=', 'needScope.needId').where((on) => on.and(conditions(on, wanted)))
      )
    })
    .$if(after !== undefined, (on) =>
      on.where(sql<boolean>`(need_scope.created_at, need_scope.need_id) < (${after?.at}, ${after?.id})`)
    )
    .orderBy('needScope.createdAt', 'desc')
    .orderBy('needScope.needId', 'desc')
    .limit(limit)
    .execute()
}

async function placesOf(db: Db, ids: readonly string[], { after }: Stretch): Promise<Place[]> {
  if (ids.length === 0) return []
  return await db
    .selectFrom('need')
    .select(['id as needId', 'createdAt as at'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .$if(after !== undefined, (on) => on.where(sql<boolean>`(created_at, id) < (${after?.at}, ${after?.id})`))
    .execute()
}
