import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'

import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { fixed, fixedFor, type Given } from '../../kernel/fixed.ts'
import type { Tables } from '../../kernel/tables.ts'
import { assistsOf } from './assists/store.ts'
import { openPlea, wasExtended } from './pleas.ts'
import { ownWork, type Reach, reachOf, visible } from './reach.ts'
import { openReturn, wasDesignated } from './returns.ts'
import { waitingLevel } from './escalation/store.ts'
import { openOrders } from './supervision/open.ts'
import { insertScopes, never } from './scopes.ts'
import { openWhistle } from './whistles/store.ts'

/**
 * A need with the names that stand beside it on every screen. The names are looked up, not joined: eight tables in one
 * join take PostgreSQL longer to plan than to read.
 */
function selectNeeds(db: Db) {
  return db
    .selectFrom('need')
    .innerJoin('needRequester', 'needRequester.needId', 'need.id')
    .selectAll('need')
    .select((eb) => {
      const organisation = eb.selectFrom('organisation').select('organisation.name')
      const team = eb.selectFrom('team').whereRef('team.id', '=', 'need.teamId')
      const handler = eb.selectFrom('person').whereRef('person.id', '=', 'need.handlerId')
      return [
        organisation.whereRef('id', '=', 'need.organisationId').as('organisationName'),
        organisation.whereRef('id', '=', 'need.aboutId').as('aboutName'),
        organisation.whereRef('id', '=', 'need.departmentId').as('departmentName'),
        team.select('team.name').as('teamName'),
        team.select('team.color').as('teamColor'),
        handler.select('person.name').as('handlerName')
      ]
    })
    .select([
      'needRequester.personId as requesterId',
      'needRequester.name as requesterName',
      'needRequester.phoneSealed as requesterPhone'
    ])
    .select((eb) =>
      eb
        .selectFrom('need as other')
        .select((on) => on.cast<number>(on.fn.countAll(), 'integer').as('needs'))
        .whereRef('other.mergedIntoId', '=', 'need.id')
        .$asScalar()
        .as('absorbed')
    )
    .select((eb) => [
      ownWork(eb).as('ownWork'),
      wasExtended(eb).as('extended'),
      openPlea(eb).as('plea'),
      wasDesignated(eb).as('designated'),
      openReturn(eb).as('returning'),
      assistsOf(eb).as('assists'),
      openOrders(eb).as('orders'),
      waitingLevel(eb).as('escalatedTo'),
      openWhistle(eb).as('whistle')
    ])
}

export type NeedRow = Awaited<ReturnType<ReturnType<typeof selectNeeds>['execute']>>[number]

const findNeeds = fixed((db, given: Given<{ ids: readonly string[] }>) =>
  selectNeeds(db).where('need.id', '=', sql<string>`any(${given('ids')}::uuid[])`)
)

/** The needs that stand in these places, in their order. */
export async function needsAt(db: Db, places: readonly { needId: string }[]): Promise<NeedRow[]> {
  if (places.length === 0) return []
  const rows = await findNeeds(db, { ids: places.map(({ needId }) => needId) })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return places.flatMap(({ needId }) => byId.get(needId) ?? [])
}

export async function findNeed(db: Db, call: Call, id: string): Promise<NeedRow | undefined> {
  const [seen] = await seeNeed(db, { ...reachOf(call), id })
  return seen && (await findAnyNeed(db, id))
}

/** Locks the need until the transaction ends, so that of two steps at once the second sees the first. */
export async function lockNeed(tx: Tx, call: Call, id: string): Promise<NeedRow | undefined> {
  const [locked] = await seeAndLockNeed(tx, { ...reachOf(call), id })
  return locked && (await findAnyNeed(tx, id))
}

const seeNeed = fixedFor(visibleNeed)
const seeAndLockNeed = fixedFor((db, seeking: Reach & { id: string }) => visibleNeed(db, seeking).forUpdate())

function visibleNeed(db: Db, { id, ...reach }: Reach & { id: string }) {
  return db
    .selectFrom('need')
    .select('need.id')
    .where('need.id', '=', id)
    .where((eb) => visible(eb, reach))
}

/** Without asking who may see it: for the system's own jobs and for whoever proved the key of the receipt. */
export async function lockAnyNeed(tx: Tx, id: string): Promise<NeedRow> {
  await tx.selectFrom('need').select('need.id').where('need.id', '=', id).forUpdate().executeTakeFirstOrThrow()
  return await findAnyNeed(tx, id)
}

export async function findAnyNeed(db: Db, id: string): Promise<NeedRow> {
  const [need] = await findNeeds(db, { ids: [id] })
  if (!need) throw new Error(`no need ${id}`)
  return need
}

export async function insertNeed(tx: Tx, need: Insertable<Tables['need']>): Promise<{ id: string; code: string }> {
  const [entered] = await enterNeed(tx, need)
  return entered!
}

const enterNeed = fixedFor((tx, need: Insertable<Tables['need']>) =>
  tx
    .with('entered', (on) => on.insertInto('need').values(need).returningAll())
    .with('scoped', (on) => insertScopes(on))
    .with('noted', (on) =>
      on.insertInto('uncounted').columns(['needId']).expression(on.selectFrom('entered').select('id'))
    )
    .selectFrom('entered')
    .select(['id', 'code'])
)

/** Lets lists find needs that were written by other ways than {@link insertNeed}. */
export async function scopeNeeds(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .with('entered', (on) =>
      on
        .selectFrom('need')
        .selectAll()
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    )
    .with('scoped', (on) => insertScopes(on))
    .with('noted', (on) =>
      on.insertInto('uncounted').columns(['needId']).expression(on.selectFrom('entered').select('id'))
    )
    .selectFrom('entered')
    .select('id')
    .limit(1)
    .execute()
}

/** Changes a need, and with it what its scopes hold of it; it is counted anew. */
export async function updateNeed(tx: Tx, id: string, changes: Updateable<Tables['need']>): Promise<void> {
  await tx
    .with('changed', (on) => on.updateTable('need').set(changes).where('id', '=', id).returningAll())
    .with('noted', (on) =>
      on.insertInto('uncounted').columns(['needId']).expression(on.selectFrom('changed').select('id'))
    )
    .updateTable('needScope')
    .from('changed')
    .set((eb) => ({
      status: eb.ref('changed.status'),
      category: eb.ref('changed.category'),
      level: eb.ref('changed.level'),
      dueAt: eb.fn.coalesce('changed.dueAt', eb.val(never))
    }))
    .whereRef('needScope.needId', '=', 'changed.id')
    .where((eb) =>
      eb.or([
        eb('needScope.status', '<>', eb.ref('changed.status')),
        sql<boolean>`need_scope.category is distinct from changed.category`,
        sql<boolean>`need_scope.level is distinct from changed.level`,
        sql<boolean>`need_scope.due_at <> coalesce(changed.due_at, ${never})`
      ])
    )
    .execute()
}

export const insertRequester = fixedFor((tx, requester: Insertable<Tables['needRequester']>) =>
  tx.insertInto('needRequester').values(requester)
)

export async function insertRequesters(tx: Tx, requesters: Insertable<Tables['needRequester']>[]): Promise<void> {
  await tx.insertInto('needRequester').values(requesters).execute()
}

export type EventRow = Selectable<Tables['needEvent']> & { actorName: string | null }

export const insertEvent = fixedFor((tx, event: Insertable<Tables['needEvent']>) =>
  tx.insertInto('needEvent').values(event)
)

export const findEvents = fixed((db, given: Given<{ needId: string }>) =>
  db
    .selectFrom('needEvent')
    .leftJoin('person', 'person.id', 'needEvent.actorId')
    .selectAll('needEvent')
    .select('person.name as actorName')
    .where('needId', '=', given('needId'))
    // In the order in which they were told: a clock that was set back must not turn a story round.
    .orderBy('needEvent.id')
)

export async function insertDispatch(tx: Tx, dispatch: Insertable<Tables['dispatch']>): Promise<void> {
  await tx.insertInto('dispatch').values(dispatch).execute()
}

export async function updateDispatch(tx: Tx, id: string, changes: Updateable<Tables['dispatch']>): Promise<void> {
  await tx.updateTable('dispatch').set(changes).where('id', '=', id).execute()
}

export type EvaluationRow = Selectable<Tables['evaluation']>

export async function insertEvaluation(tx: Tx, evaluation: Insertable<Tables['evaluation']>): Promise<void> {
  await tx.insertInto('evaluation').values(evaluation).execute()
}

/** The evaluation of the newest round that has one. */
export async function findEvaluation(db: Db, needId: string): Promise<EvaluationRow | undefined> {
  return await db
    .selectFrom('evaluation')
    .selectAll()
    .where('needId', '=', needId)
    .orderBy('round', 'desc')
    .executeTakeFirst()
}

export type ReceiptRow = { needId: string; keyHash: string; failedTries: number; lockedUntil: Date | null }

/** Locks the receipt, so that tries at the same time are counted one after the other. */
export async function lockReceipt(tx: Tx, code: string): Promise<ReceiptRow | undefined> {
  return await tx
    .selectFrom('needRequester')
    .innerJoin('need', 'need.id', 'needRequester.needId')
    .select(['needRequester.needId', 'keyHash', 'failedTries', 'lockedUntil'])
    .where('need.code', '=', code)
    .forUpdate('needRequester')
    .executeTakeFirst()
}

export async function updateReceipt(
  tx: Tx,
  needId: string,
  changes: { failedTries: number; lockedUntil: Date | null }
): Promise<void> {
  await tx.updateTable('needRequester').set(changes).where('needId', '=', needId).execute()
}

/** What lies open with each team and department, for whoever chooses among them. */
export async function findLoads(db: Db, now: Date): Promise<Map<string, { open: number; overdue: number }>> {
  const rows = await db
    .selectFrom('need')
    .select((eb) => [
      eb.fn.coalesce('teamId', 'departmentId').as('with'),
      eb.fn.countAll<string>().as('open'),
      sql<string>`count(*) filter (where due_at <= ${now})`.as('overdue')
    ])
    .where('status', 'in', ['dispatched', 'handling'])
    .groupBy(['teamId', 'departmentId'])
    .execute()
  return new Map(rows.map((row) => [row.with ?? '', { open: Number(row.open), overdue: Number(row.overdue) }]))
}
