import { type Exclusion, type figuresRoutes, NeedId, type ParsedOf } from '@hongchao/contract'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { reaches, visibleTo } from '../../kernel/grants.ts'
import { positionOf, toPage } from '../../kernel/page.ts'
import { hadInHand, lockNeed, notAbout, noteUncounted, partsOf, pathsOf, tell } from '../needs/index.ts'
import { getPreset, rateRules } from '../places/index.ts'

type Routes = typeof figuresRoutes

/** 剔除 is proposed by whoever receives and dispatches the need, for a reason of the place's list. */
export async function proposeExclusion(
  tx: Tx,
  call: Call,
  needId: string,
  { reason, text }: ParsedOf<Routes['propose']>['body']
): Promise<Exclusion> {
  const need = await lockNeed(tx, call, needId)
  if (!need) throw new AppError('need.notFound')
  if (!partsOf(need, call).includes('clerk')) throw new AppError('forbidden')
  const named = rateRules(await getPreset(tx)).exclusions.find(({ key }) => key === reason)
  if (!named) throw new AppError('need.reasonUnknown', { fields: [{ field: '/reason', reason: 'invalid_value' }] })
  if (await findOpen(tx, needId)) throw new AppError('exclusion.notPossible')

  const id = uuid()
  const proposed = { proposedById: personOf(call), proposedAt: call.now }
  await tx
    .insertInto('exclusion')
    .values({ id, needId, state: 'pending', reason: named.name, text, ...proposed })
    .execute()

  await tell(tx, call, needId, { kind: 'exclusionAsked', public: false, text, details: { reason: named.name } })
  await publish(tx, call, 'need.exclusionAsked', { needId: NeedId.parse(needId), by: personOf(call) })
  return await getExclusion(tx, call, id)
}

async function findOpen(tx: Tx, needId: string): Promise<boolean> {
  const open = tx.selectFrom('exclusion').select('id').where('needId', '=', needId)
  return (await open.where('state', 'in', ['pending', 'granted']).executeTakeFirst()) !== undefined
}

/**
 * A supervisor decides, and may end later what was granted wrongly; never who proposed it or had the need in hand. The
 * figures show both, with it and without.
 */
export async function decideExclusion(
  tx: Tx,
  call: Call,
  id: string,
  { granted, words }: ParsedOf<Routes['decide']>['body']
): Promise<Exclusion> {
  const { needId, before } = await lockExclusion(tx, call, id)
  const state = granted ? 'granted' : before.state === 'granted' ? 'ended' : 'declined'
  if (before.state !== (state === 'ended' ? 'granted' : 'pending')) throw new AppError('exclusion.notPossible')
  if (!before.decides) throw new AppError('exclusion.ownWork')

  const decided = { decidedById: personOf(call), decidedAt: call.now, words: words || null }
  await tx
    .updateTable('exclusion')
    .set({ state, ...decided })
    .where('id', '=', id)
    .execute()
  await noteUncounted(tx, [needId])

  await tell(tx, call, needId, { kind: steps[state], public: false, text: words || undefined })
  return await getExclusion(tx, call, id)
}

const steps = { granted: 'excluded', ended: 'exclusionEnded', declined: 'exclusionDeclined' } as const

/** The need is locked, so that of two who decide at once the second sees the first. */
async function lockExclusion(tx: Tx, call: Call, id: string): Promise<{ needId: string; before: Exclusion }> {
  const found = await tx.selectFrom('exclusion').select('needId').where('id', '=', id).executeTakeFirst()
  const need = found && (await lockNeed(tx, call, found.needId))
  if (!need || !partsOf(need, call).includes('supervisor')) throw new AppError('exclusion.notFound')
  return { needId: need.id, before: await getExclusion(tx, call, id) }
}

export async function listExclusions(
  db: Db,
  call: Call,
  query: ParsedOf<Routes['exclusions']>['query']
): Promise<{ items: Exclusion[]; next?: string }> {
  const after = positionOf(query)
  const { state, needId, limit } = query
  const rows = await exclusions(db, call)
    .$if(state !== undefined, (on) => on.where('exclusion.state', '=', state!))
    .$if(needId !== undefined, (on) => on.where('exclusion.needId', '=', needId!))
    .$if(after !== undefined, (on) =>
      on.where(sql<boolean>`(exclusion.proposed_at, exclusion.id) < (${after?.at}, ${after?.id})`)
    )
    .orderBy('exclusion.proposedAt', 'desc')
    .orderBy('exclusion.id', 'desc')
    .limit(limit + 1)
    .execute()
  const items = rows.map((row) => ({ row, item: toExclusion(call, row) }))
  return toPage(
    items,
    query,
    ({ row }) => ({ at: row.proposedAt, id: row.id }),
    ({ item }) => item
  )
}

async function getExclusion(db: Db, call: Call, id: string): Promise<Exclusion> {
  const row = await exclusions(db, call).where('exclusion.id', '=', id).executeTakeFirst()
  if (!row) throw new AppError('exclusion.notFound')
  return toExclusion(call, row)
}

/** Within the caller's reach; and not of needs about the caller's own unit. */
function exclusions(db: Db, call: Call) {
  return db
    .selectFrom('exclusion')
    .innerJoin('need', 'need.id', 'exclusion.needId')
    .innerJoin('person as proposer', 'proposer.id', 'exclusion.proposedById')
    .leftJoin('person as decider', 'decider.id', 'exclusion.decidedById')
    .selectAll('exclusion')
    .select(['need.code', 'need.title', 'need.path', 'proposer.name as proposedBy', 'decider.name as decidedBy'])
    .select((eb) => hadInHand(eb, call).as('handled'))
    .where(visibleTo(call, 'needs.read', 'need.path'))
    .where(notAbout(pathsOf(call), 'need.about_path'))
}

type Row = Awaited<ReturnType<ReturnType<typeof exclusions>['execute']>>[number]

function toExclusion(call: Call, row: Row): Exclusion {
  const own = row.proposedById === call.actor.personId || Boolean(row.handled)
  const open = row.state === 'pending' || row.state === 'granted'
  return {
    id: row.id,
    need: { id: row.needId as NeedId, code: row.code, title: row.title },
    state: row.state,
    reason: row.reason,
    text: row.text,
    proposedBy: row.proposedBy,
    proposedAt: row.proposedAt.toISOString(),
    ...(row.decidedBy && { decidedBy: row.decidedBy }),
    ...(row.decidedAt && { decidedAt: row.decidedAt.toISOString() }),
    ...(row.words && { words: row.words }),
    decides: open && !own && reaches(call, 'needs.supervise', row.path)
  }
}
