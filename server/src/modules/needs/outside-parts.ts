import type { WebhookEvent } from '@hongchao/contract'

import type { Db } from '../../kernel/db.ts'

/** A step with a need, or with the part that others have in it. */
export type PartStep = { needId: string; assistId?: string; whistleId?: string; orderId?: string }

/** Which part, and how far it is: not who has it, nor what was said. */
export type OutsidePart = {
  kind: 'assist' | 'whistle' | 'order' | 'escalation'
  id: string
  code?: string
  name?: string
  state: string
  dueAt: Date | null
}

/** What another system may be told of the part that a step was one with; undefined where it was one with the need itself. */
export async function findPart(db: Db, event: WebhookEvent, step: PartStep): Promise<OutsidePart | undefined> {
  const { needId, assistId, whistleId, orderId } = step
  if (orderId) return await findOrderPart(db, orderId)
  if (whistleId) return await findWhistlePart(db, whistleId, assistId)
  if (assistId) return await findAssistPart(db, assistId)
  return event.startsWith('need.escalat') ? await findEscalationPart(db, needId) : undefined
}

async function findAssistPart(db: Db, id: string): Promise<OutsidePart | undefined> {
  const row = await db.selectFrom('assist').select(['id', 'state', 'dueAt']).where('id', '=', id).executeTakeFirst()
  return row && { kind: 'assist', ...row }
}

/** Of an office that was called, by when it is to have come. */
async function findWhistlePart(db: Db, id: string, assistId: string | undefined): Promise<OutsidePart | undefined> {
  const row = await db
    .selectFrom('whistle')
    .leftJoin('whistleCall', (join) =>
      join.onRef('whistleCall.whistleId', '=', 'whistle.id').on('whistleCall.assistId', '=', assistId ?? null)
    )
    .select(['whistle.id', 'whistle.code', 'whistle.name', 'whistle.state', 'whistleCall.dueAt'])
    .where('whistle.id', '=', id)
    .executeTakeFirst()
  return row && { kind: 'whistle', ...row }
}

async function findOrderPart(db: Db, id: string): Promise<OutsidePart | undefined> {
  const row = await db
    .selectFrom('supervisionOrder')
    .select(['id', 'code', 'name', 'state', 'dueAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { kind: 'order', ...row }
}

/** The latest: one at a time is before a higher level. */
async function findEscalationPart(db: Db, needId: string): Promise<OutsidePart | undefined> {
  const row = await db
    .selectFrom('escalation')
    .select(['id', 'name', 'state', 'dueAt'])
    .where('needId', '=', needId)
    .orderBy('raisedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { kind: 'escalation', ...row }
}
