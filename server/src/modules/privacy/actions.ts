import type { PrivacyNotice } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { findPreset, getPreset } from '../places/index.ts'
import { noticeOf } from './notice.ts'
import { insertAgreement, wasShown } from './store.ts'

export async function getNotice(db: Db): Promise<PrivacyNotice> {
  return noticeOf((await getPreset(db)).place)
}

/** The version that somebody has not been shown yet, if there is one; a place that is not set up says nothing. */
export async function findNoticeDue(db: Db, personId: string): Promise<string | undefined> {
  const preset = await findPreset(db)
  if (!preset) return undefined
  const { version } = noticeOf(preset.place)
  return (await wasShown(db, { personId, version })) ? undefined : version
}

/** Whoever signs up agrees to what holds now; to what was read before a change nobody is held. */
export async function refuseOldNotice(db: Db, version: string): Promise<void> {
  const notice = await getNotice(db)
  if (notice.version !== version) throw new AppError('notice.changed', { version: notice.version })
}

export async function agreeToNotice(tx: Tx, call: Call, personId: string, version: string): Promise<void> {
  await insertAgreement(tx, { id: uuid(), personId, version, how: 'signUp', at: call.now })
  await recordAudit(tx, call, 'notice.agreed', personId, { version })
}

/** A version that came later is shown once; who noted it is not held to have agreed. */
export async function noteNotice(tx: Tx, call: Call, version: string): Promise<Record<string, never>> {
  await refuseOldNotice(tx, version)
  const personId = personOf(call)
  const added = await insertAgreement(tx, { id: uuid(), personId, version, how: 'noted', at: call.now })
  if (added) await recordAudit(tx, call, 'notice.noted', personId, { version })
  return {}
}
