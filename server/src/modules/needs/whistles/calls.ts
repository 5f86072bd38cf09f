import { NeedId } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { publish } from '../../../kernel/events.ts'
import { getPreset } from '../../places/index.ts'
import { countOut, workingTimeOf } from '../clocks.ts'
import type { NeedRow } from '../store.ts'
import { tell } from '../story.ts'
import { insertCall, updateCall, type WhistleRow } from './store.ts'

type Asked = { id: string; name: string }

/** 分哨: offices that were asked for their parts are called to come. The requester reads who comes. */
export async function callOffices(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id: whistleId, limitAmount, limitUnit, name, code }: Pick<WhistleRow, 'id' | 'name' | 'code'> & Limited,
  asked: readonly Asked[],
  office: string
): Promise<void> {
  const preset = await getPreset(tx, need.presetVersion)
  const limit = { amount: limitAmount, unit: limitUnit as Unit }
  const time = await workingTimeOf(tx, preset)
  const { limit: _limit, ...counted } = countOut(time, preset, { from: call.now, limit })
  const by = { calledById: personOf(call), calledAt: call.now }
  for (const { id: assistId } of asked) {
    await insertCall(tx, { id: uuid(), whistleId, assistId, ...by, limitAmount, limitUnit, ...counted })
  }
  const to = asked.map((each) => each.name).join('、')
  const details = { whistle: `${name} ${code}`, called: to, comeBy: counted.dueAt.toISOString() }
  await tell(tx, call, need.id, { kind: 'whistleCalled', public: true, office, details })
  for (const { id: assistId } of asked) {
    await publish(tx, call, 'need.whistleCalled', {
      needId: NeedId.parse(need.id),
      whistleId,
      assistId,
      by: personOf(call)
    })
  }
}

type Limited = { limitAmount: number; limitUnit: string }
type Unit = Parameters<typeof countOut>[2]['limit']['unit']

/** What of an assist tells whether its office was called and has not come. */
type Called = { id: string; name: string; callId: string | null; whistleId: string | null; whistleName: string | null }

/** 应哨: whoever signs for what they were called to has come. Returns false where they were only asked. */
export async function answerCall(tx: Tx, call: Call, need: NeedRow, assist: Called): Promise<boolean> {
  const { id: assistId, name: office, callId, whistleId, whistleName } = assist
  if (!callId || !whistleId) return false
  const answered = { answeredAt: call.now, answeredById: personOf(call), endedAt: call.now }
  await updateCall(tx, callId, answered)
  const details = { whistle: whistleName ?? '' }
  await tell(tx, call, need.id, { kind: 'whistleAnswered', public: false, office, details })
  const told = { needId: NeedId.parse(need.id), whistleId, assistId, by: personOf(call) }
  await publish(tx, call, 'need.whistleAnswered', told)
  return true
}
