import { open311Texts as texts } from '@hongchao/web/texts/open311.ts'

import { type Call, stranger } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Tx } from '../../kernel/db.ts'
import { onceByContent } from '../../kernel/foreign.ts'
import { raiseFromOutside } from '../needs/index.ts'
import { hashOf } from './keys.ts'
import { type Choices, reportIn } from './report.ts'
import { fault, type Fault, filled, type Given, isFault, valueOf } from './rules.ts'
import { findHolder, type Holder, insertReport } from './store.ts'
import type { Value } from './xml.ts'

type Sent = { given: Given; form: string; callKey: string | undefined }
type Ground = { secret: string; choices: Choices; address: string }

/** A report becomes a need, once: its code is the service_request_id. */
export async function takeReport(tx: Tx, call: Call, sent: Sent, ground: Ground): Promise<Value | Fault[]> {
  const holder = await holderOf(tx, call, sent.given)
  if (isFault(holder)) return [holder]
  const report = reportIn(sent.given, ground.choices)
  if (Array.isArray(report)) return report

  const caller: Call = { ...call, actor: { ...stranger, accountId: holder.id, name: holder.name } }
  const { form: content, callKey } = sent
  return await onceByContent<Value>(tx, caller, { content, callKey, secret: ground.secret }, async () => {
    const receipt = await raiseFromOutside(tx, caller, ground.secret, {
      text: report.text,
      kind: report.kind ?? holder.kind,
      category: report.service.code,
      location: report.location,
      organisationId: report.areaId ?? holder.organisationId,
      name: report.name ?? filled(texts.anonymous, { app: holder.name }),
      phone: report.phone
    })
    const position = report.position ?? { lat: null, long: null }
    await insertReport(tx, { needId: receipt.id, keyId: holder.id, ...position, createdAt: call.now })
    const at = momentIn(new Date(receipt.promisedAt))
    const notice = filled(texts.notice, { at, key: receipt.key, address: ground.address })
    return [{ service_request_id: receipt.code, service_notice: notice, account_id: null }]
  })
}

/** Whose key it is. How many reports came is counted in the database, so that it holds for all servers together. */
async function holderOf(tx: Tx, call: Call, given: Given): Promise<Holder | Fault> {
  const key = valueOf(given, 'api_key')
  if (!key) return fault('keyMissing')
  const holder = await findHolder(tx, hashOf(key), new Date(call.now.getTime() - 60_000))
  if (!holder) return fault('keyUnknown')
  return holder.lately >= holder.perMinute ? fault('busy') : holder
}
