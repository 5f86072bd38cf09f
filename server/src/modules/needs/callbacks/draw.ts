import { v7 as uuid } from 'uuid'

import { dueTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { callbackRule, getPreset, isPersonalClass } from '../../places/index.ts'
import { countOut, findClocks, workingTimeOf } from '../clocks.ts'
import { isDrawn } from '../rules/callbacks.ts'
import type { NeedRow } from '../store.ts'

/** An answer was given: puts its requester on the list of those to be called, where the place calls them. */
export async function drawCallback(tx: Tx, call: Call, need: NeedRow): Promise<void> {
  const preset = await getPreset(tx, need.presetVersion)
  const rule = callbackRule(preset)
  if (!rule) return
  const { lot, hasPhone } = await findLot(tx, need.id)
  const answered = { hasPhone, lot, personal: isPersonalClass(preset, need.category), evaluated: false }
  if (!isDrawn(answered, rule)) return

  const time = await workingTimeOf(tx, preset)
  const begins = rule.from === 'limit' ? await limitOf(tx, need.mergedIntoId ?? need.id, call.now) : call.now
  const callFrom = rule.after ? dueTime(time, begins, rule.after).at : begins
  const { limit, ...counted } = countOut(time, preset, { from: callFrom, limit: rule.within })
  await tx
    .insertInto('callback')
    .values({
      id: uuid(),
      needId: need.id,
      round: roundOf(need),
      state: 'open',
      callFrom,
      startedAt: callFrom,
      limitAmount: limit.amount,
      limitUnit: limit.unit,
      ...counted
    })
    .onConflict((conflict) => conflict.columns(['needId', 'round']).doNothing())
    .execute()
}

/** Of a need that was reopened the second answer is asked about. */
export function roundOf({ reopenedAt }: Pick<NeedRow, 'reopenedAt'>): number {
  return reopenedAt ? 2 : 1
}

/** The requester evaluated, asked again, or the answer was not theirs after all: nobody need call any more. */
export async function spareCallback(tx: Tx, call: Call, needId: string): Promise<void> {
  await tx
    .updateTable('callback')
    .set({ state: 'spared', claimedById: null, claimedAt: null, endedAt: call.now })
    .where('needId', '=', needId)
    .where('state', '=', 'open')
    .execute()
}

/** When the limit of the answer is over, or would have been. */
async function limitOf(tx: Tx, needId: string, now: Date): Promise<Date> {
  const clocks = (await findClocks(tx, [needId])).get(needId) ?? []
  const due = clocks.findLast(({ kind }) => kind === 'handling')?.dueAt
  return due && due > now ? due : now
}

/** The receipt's hash is made with the server's secret: a lot that stays, and that nobody can know. */
async function findLot(tx: Tx, needId: string): Promise<{ lot: number; hasPhone: boolean }> {
  const { keyHash, phoneSealed } = await tx
    .selectFrom('needRequester')
    .select(['keyHash', 'phoneSealed'])
    .where('needId', '=', needId)
    .executeTakeFirstOrThrow()
  const bytes = Buffer.concat([Buffer.from(keyHash, 'base64url'), Buffer.alloc(4)])
  return { lot: bytes.readUInt32BE(0) / 2 ** 32, hasPhone: phoneSealed !== null }
}
