import type { evaluationsRoutes, Need, NeedId, PageQuery, ParsedOf, Party, PartyEvaluations } from '@hongchao/contract'
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { getPreset } from '../../places/index.ts'
import { mayJudge, type PartyRule, speaksFor, totalOf } from '../rules/parties.ts'
import { type Ends, inScopes, type Place, scopesOf } from '../scopes.ts'
import { findEvaluation, findNeed, lockNeed, needsAt, type NeedRow } from '../store.ts'
import { tell } from '../story.ts'
import { eyesOn, presentNeeds } from '../view.ts'
import { findEntries, findJudgeable, findVersions, handledBy, insertEntry } from './store.ts'

/** Under the preset by which the need was raised, so that changing it changes nothing that was judged before. */
export async function showEvaluations(db: Db, call: Call, needId: NeedId): Promise<PartyEvaluations> {
  return await present(db, call, readable(await findNeed(db, call, needId), call))
}

function readable(need: NeedRow | undefined, call: Call): NeedRow {
  if (!need || eyesOn(need, call) !== 'staff') throw new AppError('need.notFound')
  return need
}

async function rulesOf(db: Db, { presetVersion }: NeedRow): Promise<{ parties: PartyRule[]; requesterWeight: number }> {
  const { needs } = await getPreset(db, presetVersion)
  const { parties = [], requesterWeight = 1 } = needs.evaluation
  return { parties, requesterWeight }
}

async function present(db: Db, call: Call, need: NeedRow): Promise<PartyEvaluations> {
  const { parties, requesterWeight } = await rulesOf(db, need)
  const entries = Map.groupBy(await findEntries(db, need.id), ({ party }) => party)
  const judge = { status: need.status, ...(await findJudgeable(db, call, need.id)) }
  const own = await findEvaluation(db, need.id)
  const newest = [...entries.values()].flatMap((all) => all.at(-1) ?? [])
  return {
    parties: parties.map((rule): Party => ({
      ...rule,
      entries: (entries.get(rule.key) ?? []).map(({ score, words, by, evaluatedAt }) => ({
        score,
        by,
        at: evaluatedAt.toISOString(),
        ...(words && { words })
      })),
      open: mayJudge(judge) && speaksFor(rule, call.actor.unitPaths)
    })),
    total: totalOf([...newest, ...(own ? [{ weight: requesterWeight, most: 5, score: own.score }] : [])]),
    requesterWeight
  }
}

/** A party speaks, or speaks again: what it said before stays beside. Nobody judges what they had a part in (W-9). */
export async function addEvaluation(
  tx: Tx,
  call: Call,
  needId: NeedId,
  { party, score, words }: ParsedOf<(typeof evaluationsRoutes)['add']>['body']
): Promise<PartyEvaluations> {
  const need = readable(await lockNeed(tx, call, needId), call)
  const rule = (await rulesOf(tx, need)).parties.find(({ key }) => key === party)
  if (!rule || !speaksFor(rule, call.actor.unitPaths)) throw new AppError('forbidden')
  const judge = { status: need.status, ...(await findJudgeable(tx, call, needId)) }
  if (judge.ownWork) throw new AppError('need.ownWork')
  if (!mayJudge(judge)) throw new AppError('need.actionNotAllowed', { action: 'evaluate', status: need.status })
  if (score > rule.most) {
    throw new AppError('invalid', { fields: [{ field: '/score', reason: 'too_big', limit: rule.most }] })
  }

  const { name, weight, most } = rule
  const said = { party, name, weight, most, score, words: words || null }
  await insertEntry(tx, { id: uuid(), needId, ...said, personId: personOf(call), evaluatedAt: call.now })

  await tell(tx, call, needId, { kind: 'partyEvaluated', public: false, text: words || undefined, details: { score } })
  return await present(tx, call, need)
}

/** Closed, and a party of the caller has not spoken yet: what is theirs to judge. */
export async function listDue(db: Db, call: Call, query: PageQuery): Promise<{ items: Need[]; next?: string }> {
  const places = await findDue(db, call, { limit: query.limit + 1, ...endsOf(query) })
  const page = toPage(
    places,
    query,
    ({ needId, at }) => ({ at, id: needId }),
    (place) => place
  )
  const items = await presentNeeds(db, call, await needsAt(db, page.items))
  return { items, ...(page.next && { next: page.next }) }
}

/** Of so many needs that were closed last somebody is reminded; the list holds what is older, too. */
const remindedOf = 1000

/** How many of these, as far as `most`: so that it costs the same however long the place stands. */
export async function countDue(db: Db, call: Call, most: number): Promise<number> {
  const own = await ownParties(db, call)
  if (own.length === 0) return 0
  const closed = inScopes(db, {
    ...scopesOf(call, 'needs.read'),
    byDue: false,
    statuses: ['closed'],
    limit: remindedOf
  })
  const due = await db
    .selectFrom('need')
    .select('need.id')
    .where('need.id', 'in', db.selectFrom(closed.as('found')).select('found.needId'))
    .where((eb) => eb.and(owedBy(eb, call, own)))
    .limit(most)
    .execute()
  return due.length
}

async function findDue(db: Db, call: Call, ends: Ends): Promise<Place[]> {
  const own = await ownParties(db, call)
  if (own.length === 0) return []
  const scopes = scopesOf(call, 'needs.read')
  const where = (eb: Needs): Expression<SqlBool>[] => owedBy(eb, call, own)
  return await inScopes(db, { ...scopes, ...ends, byDue: false, statuses: ['closed'], where }).execute()
}

/** A party of the caller has not spoken, and the caller had no part in handling it. */
function owedBy(eb: Needs, call: Call, own: readonly OwnParty[]): Expression<SqlBool>[] {
  return [eb.or(own.map((party) => unspoken(eb, party))), eb.not(handledBy(eb, call))]
}

function endsOf(query: PageQuery): { afterAt?: Date; afterId?: string } {
  const after = positionOf(query)
  return after ? { afterAt: after.at, afterId: after.id } : {}
}

type Needs = ExpressionBuilder<Tables, 'need'>

type OwnParty = { key: string; versions: number[] }

/** For which parties the caller speaks, and of needs raised under which versions of the preset. */
async function ownParties(db: Db, call: Call): Promise<OwnParty[]> {
  const known = new Map<string, number[]>()
  for (const version of await findVersions(db)) {
    const { needs } = await getPreset(db, version)
    for (const party of needs.evaluation.parties ?? []) {
      if (speaksFor(party, call.actor.unitPaths)) known.set(party.key, [...(known.get(party.key) ?? []), version])
    }
  }
  return [...known].map(([key, versions]) => ({ key, versions }))
}

function unspoken(eb: Needs, { key, versions }: OwnParty): Expression<SqlBool> {
  const spoken = eb
    .selectFrom('partyEvaluation')
    .select('partyEvaluation.id')
    .whereRef('partyEvaluation.needId', '=', 'need.id')
    .where('partyEvaluation.party', '=', key)
  return eb.and([
    eb('need.presetVersion', '=', sql<number>`any(${versions}::int[])`),
    eb.or([eb('need.dispatchId', 'is not', null), eb('need.mergedIntoId', 'is not', null)]),
    eb.not(eb.exists(spoken))
  ])
}
