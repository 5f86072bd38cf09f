import type { OrderState } from '@hongchao/contract'
import { type Expression, type Insertable, sql, type SqlBool, type Updateable } from 'kysely'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Position } from '../../../kernel/page.ts'
import type { Tables } from '../../../kernel/tables.ts'
import type { Taken } from '../rules/supervision.ts'

/** An order with its need and the names that stand beside it. */
function selectOrders(db: Db) {
  return db
    .selectFrom('supervisionOrder')
    .innerJoin('need', 'need.id', 'supervisionOrder.needId')
    .selectAll('supervisionOrder')
    .select(['need.code as needCode', 'need.title', 'need.path', 'need.aboutPath', 'need.presetVersion'])
    .select((eb) => {
      const person = eb.selectFrom('person').select('person.name')
      const team = eb.selectFrom('team').select('team.name').whereRef('team.id', '=', 'supervisionOrder.teamId')
      const unit = eb.selectFrom('organisation').select('organisation.name')
      return [
        eb.fn
          .coalesce(team, unit.whereRef('organisation.id', '=', 'supervisionOrder.departmentId'))
          .$notNull()
          .as('office'),
        person.whereRef('person.id', '=', 'supervisionOrder.issuedById').as('issuedBy'),
        person.whereRef('person.id', '=', 'supervisionOrder.answeredById').as('answeredBy')
      ]
    })
}

export type OrderRow = Awaited<ReturnType<ReturnType<typeof selectOrders>['execute']>>[number]

export type OrdersWanted = {
  where: Expression<SqlBool>
  states: readonly OrderState[] | undefined
  after: Position | undefined
  limit: number
}

/** Orders, the newest first. */
export async function findOrders(db: Db, { where, states, after, limit }: OrdersWanted): Promise<OrderRow[]> {
  return await selectOrders(db)
    .where(where)
    .$if(states !== undefined && states.length > 0, (query) =>
      query.where(sql<SqlBool>`supervision_order.state = any(${states}::text[])`)
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<SqlBool>`(supervision_order.issued_at, supervision_order.id) < (${after?.at}, ${after?.id})`)
    )
    .orderBy('supervisionOrder.issuedAt', 'desc')
    .orderBy('supervisionOrder.id', 'desc')
    .limit(limit)
    .execute()
}

export async function findOrdersOf(db: Db, needId: string): Promise<OrderRow[]> {
  return await selectOrders(db)
    .where('supervisionOrder.needId', '=', needId)
    .orderBy('supervisionOrder.issuedAt')
    .orderBy('supervisionOrder.id')
    .execute()
}

export async function findOrder(db: Db, id: string): Promise<OrderRow | undefined> {
  return await selectOrders(db).where('supervisionOrder.id', '=', id).executeTakeFirst()
}

/** The steps that were taken with a need. */
export async function findTaken(db: Db, needId: string): Promise<(Taken & { byHand: boolean })[]> {
  const rows = await db
    .selectFrom('supervisionOrder')
    .select(['step', 'round', 'assistId', 'state', 'issuedById'])
    .where('needId', '=', needId)
    .execute()
  return rows.map(({ issuedById, ...taken }) => ({ ...taken, byHand: issuedById !== null }))
}

export async function insertOrder(
  tx: Tx,
  order: Insertable<Tables['supervisionOrder']>
): Promise<{ id: string; code: string }> {
  return await tx.insertInto('supervisionOrder').values(order).returning(['id', 'code']).executeTakeFirstOrThrow()
}

export async function updateOrder(tx: Tx, id: string, changes: Updateable<Tables['supervisionOrder']>): Promise<void> {
  await tx.updateTable('supervisionOrder').set(changes).where('id', '=', id).execute()
}

/** What is planned again is to come at the later word. */
export async function planStep(tx: Tx, due: Insertable<Tables['supervisionDue']>): Promise<void> {
  await tx
    .insertInto('supervisionDue')
    .values(due)
    .onConflict((conflict) =>
      conflict.columns(['step', 'clockId', 'orderId', 'assistId', 'callId']).doUpdateSet({ at: due.at })
    )
    .execute()
}

export type DueStep = {
  needId: string
  step: string
  clockId: string | null
  orderId: string | null
  assistId: string | null
  callId: string | null
}

/** The steps whose moment has come, each once, with its need: whoever takes a step holds that. */
export async function takeDueSteps(tx: Tx, now: Date, batch: number): Promise<DueStep[]> {
  const due = await tx
    .selectFrom('supervisionDue')
    .innerJoin('need', 'need.id', 'supervisionDue.needId')
    .select([
      'supervisionDue.id',
      'supervisionDue.needId',
      'step',
      'clockId',
      'orderId',
      'supervisionDue.assistId',
      'callId'
    ])
    .where('supervisionDue.at', '<=', now)
    .orderBy('supervisionDue.at')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  if (due.length > 0)
    await tx
      .deleteFrom('supervisionDue')
      .where('id', '=', sql<string>`any(${due.map(({ id }) => id)}::uuid[])`)
      .execute()
  return due
}

/** Orders that were not answered within their limit, and of which nobody was told yet. */
export async function takeLateOrders(
  tx: Tx,
  now: Date,
  batch: number
): Promise<{ id: string; needId: string; step: string; name: string; dueAt: Date }[]> {
  const late = await tx
    .selectFrom('supervisionOrder')
    .innerJoin('need', 'need.id', 'supervisionOrder.needId')
    .select(['supervisionOrder.id', 'supervisionOrder.needId', 'step', 'name'])
    .select((eb) => eb.ref('supervisionOrder.dueAt').$notNull().as('dueAt'))
    .where('supervisionOrder.state', '=', 'open')
    .where('supervisionOrder.overdueNotedAt', 'is', null)
    .where('supervisionOrder.dueAt', '<=', now)
    .orderBy('supervisionOrder.dueAt')
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  if (late.length > 0)
    await tx
      .updateTable('supervisionOrder')
      .set({ overdueNotedAt: now })
      .where('id', '=', sql<string>`any(${late.map(({ id }) => id)}::uuid[])`)
      .execute()
  return late
}
