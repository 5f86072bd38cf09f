import { type ActOnEscalation, type Escalation, NeedId } from '@hongchao/contract'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { officeOf } from '../actions/office.ts'
import { escalatesAs, escalationActions, escalationAfter, levelsAbove } from '../rules/escalation.ts'
import { findNeed, lockNeed, type NeedRow, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { partsOf } from '../view.ts'
import { ladderOf, openedBy, propose, tellOf } from './propose.ts'
import { type EscalationRow, findEscalation, findEscalationsOf, updateEscalation } from './store.ts'
import { presentEscalation } from './view.ts'

/** 提级: by hand, with a reason. */
export async function escalate(
  tx: Tx,
  call: Call,
  id: string,
  { level: key, reason }: { level: string; reason: string }
): Promise<Escalation> {
  const need = await lockNeed(tx, call, id)
  if (!need) throw new AppError('need.notFound')
  const state = escalatesAs(partsOf(need, call))
  if (!state) throw new AppError('forbidden')
  const ladder = await ladderOf(tx, need)
  const level = ladder.find((each) => each.key === key)
  if (!level) throw new AppError('escalation.levelUnknown', { fields: [{ field: '/level', reason: 'invalid_value' }] })
  if (!levelsAbove(ladder, need.status, await findEscalationsOf(tx, id)).includes(level))
    throw new AppError('escalation.waiting')
  const proposed = await propose(tx, call, need, level, { because: 'hand', reason, state })
  if (!proposed) throw new AppError('escalation.waiting')
  return await presented(tx, call, need, proposed)
}

/** Takes an escalation a step further. */
export async function actOnEscalation(tx: Tx, call: Call, id: string, input: ActOnEscalation): Promise<Escalation> {
  const found = await findEscalation(tx, id)
  const need = found && (await lockNeed(tx, call, found.needId))
  if (!need) throw new AppError('escalation.notFound')
  const parts = partsOf(need, call)
  if (escalatesAs(parts) !== 'open') throw new AppError('forbidden')
  // As it stands once the need is held.
  const row = (await findEscalation(tx, id))!
  if (!escalationActions(row.state, parts).includes(input.action))
    throw new AppError('escalation.actionNotAllowed', { action: input.action, state: row.state })

  if (input.action === 'confirm') await confirm(tx, call, need, row)
  else await end(tx, call, need, row, input)
  await updateNeed(tx, need.id, { updatedAt: call.now })
  return await presented(tx, call, need, id)
}

async function confirm(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id, level: key, because, name }: EscalationRow
): Promise<void> {
  const level = (await ladderOf(tx, need)).find((each) => each.key === key)
  if (!level) throw new AppError('escalation.levelUnknown')
  const opened = await openedBy(tx, call, need, level)
  await updateEscalation(tx, id, { ...opened, state: escalationAfter('confirm') })
  await tellOf(tx, call, need, { kind: 'escalated', level: name, because, text: undefined, dueAt: opened.dueAt })
  await publish(tx, call, 'need.escalated', { needId: NeedId.parse(need.id), by: personOf(call) })
}

const toldAs = { decide: 'escalationDecided', dismiss: 'escalationDismissed', withdraw: 'escalationWithdrawn' } as const

type Ending = Exclude<ActOnEscalation, { action: 'confirm' }>

/** What a level decided is brought back to whoever handles the need. */
async function end(
  tx: Tx,
  call: Call,
  need: NeedRow,
  { id, name }: EscalationRow,
  { action, text }: Ending
): Promise<void> {
  const ended = { decision: text, endedById: personOf(call), endedAt: call.now }
  await updateEscalation(tx, id, { state: escalationAfter(action), ...ended })
  const kind = toldAs[action]
  const office = await officeOf(tx, call)
  await tell(tx, call, need.id, { kind, public: false, office, text, details: { escalatedTo: name } })
  await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(need.id), by: personOf(call) })
}

async function presented(tx: Tx, call: Call, need: NeedRow, id: string): Promise<Escalation> {
  const after = (await findNeed(tx, call, need.id)) ?? need
  return await presentEscalation(tx, call, after, (await findEscalation(tx, id))!)
}
