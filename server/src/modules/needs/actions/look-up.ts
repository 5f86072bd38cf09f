import type { ActByKey, NeedDetail } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { photoToken } from '../../files/index.ts'
import { isKey } from '../receipt.ts'
import { findAnyNeed, lockAnyNeed, lockReceipt, updateReceipt } from '../store.ts'
import { presentToRequester } from '../view.ts'
import { takeStep } from './act.ts'

const mostTries = 5
const lockedForHours = 1

type Proof = { code: string; key: string }

/** Follows a need with the code and key of its receipt. Wrong keys are counted; five close the receipt for an hour. */
export async function lookUp(tx: Tx, call: Call, secret: string, proof: Proof): Promise<NeedDetail> {
  const needId = await prove(tx, call, secret, proof)
  return await present(tx, call, secret, needId)
}

/** Evaluates, reopens or withdraws with code and key: who has no account is heard like anybody else. */
export async function actByKey(
  tx: Tx,
  call: Call,
  secret: string,
  { act, ...proof }: Proof & { act: ActByKey }
): Promise<NeedDetail> {
  const need = await lockAnyNeed(tx, await prove(tx, call, secret, proof))
  await takeStep(tx, call, need, act, ['requester'])

  return await present(tx, call, secret, need.id)
}

/** The need of whoever proves code and key, locked: what else belongs to it is shown and decided elsewhere. */
export async function lockNeedByKey(tx: Tx, call: Call, secret: string, proof: Proof): Promise<string> {
  const need = await lockAnyNeed(tx, await prove(tx, call, secret, proof))
  return need.id
}

async function present(tx: Tx, call: Call, secret: string, needId: string): Promise<NeedDetail> {
  const row = await findAnyNeed(tx, needId)
  return await presentToRequester(tx, call, row, (photoId) => photoToken(secret, photoId, call.now))
}

async function prove(tx: Tx, call: Call, secret: string, { code, key }: Proof): Promise<string> {
  const receipt = await lockReceipt(tx, code)
  if (!receipt) throw new AppError('need.lookupFailed')
  const locked = receipt.lockedUntil !== null && call.now < receipt.lockedUntil
  if (locked) throw new AppError('need.lookupLocked')

  if (!isKey(secret, code, key, receipt.keyHash)) {
    const failedTries = receipt.failedTries + 1
    const full = failedTries >= mostTries
    const lockedUntil = full ? new Date(call.now.getTime() + lockedForHours * 3_600_000) : null
    await updateReceipt(tx, receipt.needId, { failedTries: full ? 0 : failedTries, lockedUntil })
    throw new AppError(full ? 'need.lookupLocked' : 'need.lookupFailed', {}, { keepsWrites: true })
  }

  if (receipt.failedTries > 0) await updateReceipt(tx, receipt.needId, { failedTries: 0, lockedUntil: null })
  return receipt.needId
}
