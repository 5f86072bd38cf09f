import type { WhistleSide } from '@hongchao/contract'
import { type Expression, expressionBuilder, type SqlBool } from 'kysely'

import type { Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'

/** 评哨: of what was done for a whistle, either side owes a word until it has said one. */
export async function noteOwed(tx: Tx, whistleId: string): Promise<void> {
  await tx
    .updateTable('whistleCall')
    .from('assist')
    .from('whistle')
    .set((eb) => ({ reviewOwedById: eb.ref('whistle.blownById') }))
    .whereRef('assist.id', '=', 'whistleCall.assistId')
    .whereRef('whistle.id', '=', 'whistleCall.whistleId')
    .where('whistleCall.whistleId', '=', whistleId)
    .where('whistleCall.reviewOwedById', 'is', null)
    .where('assist.state', '=', 'done')
    .where(silent('blower'))
    .execute()
  await tx
    .updateTable('assist')
    .from('whistleCall')
    .set({ reviewOwed: true })
    .whereRef('whistleCall.assistId', '=', 'assist.id')
    .where('whistleCall.whistleId', '=', whistleId)
    .where('assist.reviewOwed', '=', false)
    .where('assist.state', '=', 'done')
    .where(silent('called'))
    .execute()
}

function silent(side: WhistleSide): Expression<SqlBool> {
  const eb = expressionBuilder<Tables, 'whistleCall'>()
  const said = eb
    .selectFrom('whistleReview')
    .select('whistleReview.id')
    .whereRef('whistleReview.callId', '=', 'whistleCall.id')
    .where('whistleReview.side', '=', side)
  return eb.not(eb.exists(said))
}

/** A side has spoken. */
export async function settleOwed(
  tx: Tx,
  { id, assistId }: { id: string; assistId: string },
  side: WhistleSide
): Promise<void> {
  if (side === 'called') await tx.updateTable('assist').set({ reviewOwed: false }).where('id', '=', assistId).execute()
  else await tx.updateTable('whistleCall').set({ reviewOwedById: null }).where('id', '=', id).execute()
}

/** Of a whistle that was taken back nobody has to speak. */
export async function dropOwed(tx: Tx, whistleId: string): Promise<void> {
  const called = tx.selectFrom('whistleCall').select('assistId').where('whistleId', '=', whistleId)
  await tx.updateTable('assist').set({ reviewOwed: false }).where('id', 'in', called).execute()
  await tx.updateTable('whistleCall').set({ reviewOwedById: null }).where('whistleId', '=', whistleId).execute()
}

/** What one person owes goes to another with their work. */
export async function handOverOwed(tx: Tx, fromId: string, toId: string): Promise<void> {
  await tx.updateTable('whistleCall').set({ reviewOwedById: toId }).where('reviewOwedById', '=', fromId).execute()
}
