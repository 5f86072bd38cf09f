import { recordAudit } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { isCalling } from '../callbacks/store.ts'
import { isOfUnit } from '../rules/offices.ts'
import { openPhoneOf } from '../requester.ts'
import { findNeed } from '../store.ts'
import { pathsOf } from '../reach.ts'
import { partsOf } from '../view.ts'

/** Name and telephone in full, for somebody who works on the need or is to call about it; who read them and why is recorded. */
export async function readContact(
  tx: Tx,
  call: Call,
  id: string,
  reason: string
): Promise<{ name: string; phone?: string }> {
  const need = await findNeed(tx, call, id)
  if (!need || isOfUnit(need.aboutPath, pathsOf(call))) throw new AppError('need.notFound')
  const works = partsOf(need, call).some((part) => part === 'clerk' || part === 'teammate')
  if (!works && !(await isCalling(tx, call, id))) throw new AppError('forbidden')

  await recordAudit(tx, call, 'need.contactRead', need.id, { reason })
  const phone = openPhoneOf(call, need)
  return { name: need.requesterName, ...(phone && { phone }) }
}
