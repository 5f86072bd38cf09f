import type { DueMove } from '@hongchao/contract'
import type { Updateable } from 'kysely'

import type { Db, Tx } from '../../kernel/db.ts'
import type { Tables } from '../../kernel/tables.ts'

/** What somebody has in a need beside its lead, while its time runs. */
export type Part = {
  id: string
  needId: string
  code: string
  presetVersion: number
  /** Who or what has it, as the story calls it. */
  name: string
  startedAt: Date
  limitAmount: number
  limitUnit: string
  dueAt: Date
  steps: unknown
}

type Counted = Pick<Updateable<Tables['assist']>, 'dueAt' | 'soonAt' | 'provisional' | 'steps'>

export type PartClock = {
  clock: DueMove['clock']
  /** Where a move names it. */
  column: 'assistId' | 'orderId' | 'escalationId' | 'callId'
  /** All whose time runs, or the one of this id where it does. */
  running: (db: Db, id?: string) => Promise<Part[]>
  /** Where it moved, what was told of it is told again. */
  update: (tx: Tx, id: string, due: Counted, moved: boolean) => Promise<void>
}

/** Every clock beside those that needs themselves are promised by. */
export const partClocks: readonly PartClock[] = [
  {
    clock: 'assist',
    column: 'assistId',
    running: async (db, id) =>
      await db
        .selectFrom('assist')
        .innerJoin('need', 'need.id', 'assist.needId')
        .leftJoin('team', 'team.id', 'assist.teamId')
        .leftJoin('organisation as unit', 'unit.id', 'assist.departmentId')
        .select(['assist.id', 'assist.needId', 'need.code', 'need.presetVersion', 'assist.askedAt as startedAt'])
        .select(['assist.limitAmount', 'assist.limitUnit', 'assist.dueAt', 'assist.steps'])
        .select((eb) => eb.fn.coalesce('team.name', 'unit.name').$notNull().as('name'))
        .where('assist.endedAt', 'is', null)
        .$if(id !== undefined, (query) => query.where('assist.id', '=', id!))
        .orderBy('assist.id')
        .execute(),
    update: async (tx, id, due, moved) => {
      const notes = moved ? { soonNotedAt: null, overdueNotedAt: null } : {}
      await tx
        .updateTable('assist')
        .set({ ...due, ...notes })
        .where('id', '=', id)
        .execute()
    }
  },
  {
    clock: 'order',
    column: 'orderId',
    running: async (db, id) =>
      await db
        .selectFrom('supervisionOrder')
        .innerJoin('need', 'need.id', 'supervisionOrder.needId')
        .select(['supervisionOrder.id', 'supervisionOrder.needId', 'need.code', 'need.presetVersion'])
        .select(['supervisionOrder.name', 'supervisionOrder.startedAt', 'supervisionOrder.steps'])
        .select((eb) => [
          eb.ref('supervisionOrder.limitAmount').$notNull().as('limitAmount'),
          eb.ref('supervisionOrder.limitUnit').$notNull().as('limitUnit'),
          eb.ref('supervisionOrder.dueAt').$notNull().as('dueAt')
        ])
        .where('supervisionOrder.state', '=', 'open')
        .$if(id !== undefined, (query) => query.where('supervisionOrder.id', '=', id!))
        .orderBy('supervisionOrder.id')
        .execute(),
    update: async (tx, id, due, moved) => {
      const notes = moved ? { overdueNotedAt: null } : {}
      await tx
        .updateTable('supervisionOrder')
        .set({ ...due, ...notes })
        .where('id', '=', id)
        .execute()
    }
  },
  {
    clock: 'escalation',
    column: 'escalationId',
    running: async (db, id) =>
      await db
        .selectFrom('escalation')
        .innerJoin('need', 'need.id', 'escalation.needId')
        .select(['escalation.id', 'escalation.needId', 'need.code', 'need.presetVersion'])
        .select(['escalation.name', 'escalation.steps'])
        .select((eb) => [
          eb.ref('escalation.startedAt').$notNull().as('startedAt'),
          eb.ref('escalation.limitAmount').$notNull().as('limitAmount'),
          eb.ref('escalation.limitUnit').$notNull().as('limitUnit'),
          eb.ref('escalation.dueAt').$notNull().as('dueAt')
        ])
        .where('escalation.state', '=', 'open')
        .$if(id !== undefined, (query) => query.where('escalation.id', '=', id!))
        .orderBy('escalation.id')
        .execute(),
    update: async (tx, id, due, moved) => {
      const notes = moved ? { overdueNotedAt: null } : {}
      await tx
        .updateTable('escalation')
        .set({ ...due, ...notes })
        .where('id', '=', id)
        .execute()
    }
  },
  {
    clock: 'whistle',
    column: 'callId',
    running: async (db, id) =>
      await db
        .selectFrom('whistleCall')
        .innerJoin('whistle', 'whistle.id', 'whistleCall.whistleId')
        .innerJoin('need', 'need.id', 'whistle.needId')
        .select(['whistleCall.id', 'whistle.needId', 'need.code', 'need.presetVersion', 'whistle.name'])
        .select(['whistleCall.calledAt as startedAt', 'whistleCall.limitAmount', 'whistleCall.limitUnit'])
        .select(['whistleCall.dueAt', 'whistleCall.steps'])
        .where('whistleCall.endedAt', 'is', null)
        .$if(id !== undefined, (query) => query.where('whistleCall.id', '=', id!))
        .orderBy('whistleCall.id')
        .execute(),
    update: async (tx, id, due, moved) => {
      const notes = moved ? { overdueNotedAt: null } : {}
      await tx
        .updateTable('whistleCall')
        .set({ ...due, ...notes })
        .where('id', '=', id)
        .execute()
    }
  }
]
