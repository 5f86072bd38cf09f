import type { Inquiry, NoteInquiry, Receipt, RoundDetail, ToldInRound } from '@hongchao/contract'
import { roundName } from '@hongchao/web/texts/round-words.ts'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import { openPhone } from '../../kernel/crypto/index.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { recordNeed } from '../needs/index.ts'
import { inquiryActions } from './rules.ts'
import { findInquiry, type InquiryRow, lockInquiry, noteNeed, updateInquiry } from './inquiry-store.ts'
import { findOpenRoundsOf } from './store.ts'
import { mayAsk, presentInquiries, presentRound, seesPhone } from './views.ts'

/** Whom the caller is to ask, what was told before to tell them how far it is. */
export async function listOwnRounds(db: Db, call: Call): Promise<{ items: RoundDetail[] }> {
  const me = personOf(call)
  const items: RoundDetail[] = []
  for (const round of await findOpenRoundsOf(db, me)) items.push(await presentRound(db, call, round, me))
  return { items }
}

/** Written down by the ordinary way on somebody's behalf; its story names the round, and its clock runs from now. */
export async function takeDown(
  tx: Tx,
  call: Call,
  secret: string,
  { id, told }: { id: string; told: ToldInRound }
): Promise<Receipt> {
  const inquiry = await lockOpen(tx, call, id)
  const organisationId = told.organisationId ?? inquiry.organisationId ?? inquiry.deskId
  const phone = phoneOf(call, inquiry)
  const who = { kind: inquiry.kind, name: inquiry.name, ...(phone && { phone }) }
  const how = { channel: 'visit' as const, collectedAt: call.now.toISOString() }
  const input = { ...told, organisationId, ...who, ...how }
  const receipt = await recordNeed(tx, call, secret, input, { occasion: roundName(inquiry) })
  await noteNeed(tx, id, receipt.id)
  await record(tx, call, inquiry, { outcome: 'told', reason: null })
  return receipt
}

/** 本月无诉求, or 未联系上 with a reason. */
export async function noteInquiry(tx: Tx, call: Call, id: string, note: NoteInquiry): Promise<Inquiry> {
  const inquiry = await lockOpen(tx, call, id)
  const action = note.outcome === 'none' ? 'noteNone' : 'noteUnreached'
  if (!inquiryActions(inquiry, inquiry).includes(action)) throw new AppError('inquiry.actionNotAllowed')
  const reason = note.outcome === 'unreached' ? note.reason : null
  await record(tx, call, inquiry, { outcome: note.outcome, reason })
  const [noted] = await presentInquiries(tx, call, [await getInquiry(tx, call, id)])
  return noted!
}

export async function readContact(
  tx: Tx,
  call: Call,
  id: string,
  reason: string
): Promise<{ name: string; phone?: string }> {
  const inquiry = await getInquiry(tx, call, id)
  if (!seesPhone(call, inquiry)) throw new AppError('inquiry.actionNotAllowed')
  await recordAudit(tx, call, 'inquiry.phoneRead', id, { reason, note: roundName(inquiry) })
  const phone = phoneOf(call, inquiry)
  return { name: inquiry.name, ...(phone && { phone }) }
}

async function record(
  tx: Tx,
  call: Call,
  { id, outcome: before, recordedAt }: InquiryRow,
  { outcome, reason }: { outcome: 'told' | 'none' | 'unreached'; reason: string | null }
): Promise<void> {
  // Whoever was reached in time stays so, whatever they think of later.
  const reached = before === 'told' || before === 'none'
  await updateInquiry(tx, id, {
    outcome,
    reason,
    recordedAt: reached ? recordedAt : call.now,
    recordedById: personOf(call)
  })
  await recordAudit(tx, call, 'inquiry.noted', id)
}

async function lockOpen(tx: Tx, call: Call, id: string): Promise<InquiryRow> {
  const inquiry = await lockInquiry(tx, id)
  if (!inquiry || !mayAsk(call, inquiry)) throw new AppError('inquiry.notFound')
  if (inquiry.closedAt !== null) throw new AppError('inquiry.actionNotAllowed')
  return inquiry
}

async function getInquiry(db: Db, call: Call, id: string): Promise<InquiryRow> {
  const inquiry = await findInquiry(db, id)
  if (!inquiry || !mayAsk(call, inquiry)) throw new AppError('inquiry.notFound')
  return inquiry
}

function phoneOf(call: Call, { respondentId, phoneSealed }: InquiryRow): string | undefined {
  if (phoneSealed === null) return undefined
  return openPhone(call, sealedColumns.respondentPhone, respondentId, phoneSealed)
}
