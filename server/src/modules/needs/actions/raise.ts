import type { RaiseFromPoster, RaiseNeed, Receipt, RecordNeed } from '@hongchao/contract'

import { type Call, personOf } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPosterByCode } from '../../posters/index.ts'
import { getPersonRef } from '../references.ts'
import { phoneOfPerson } from '../requester.ts'
import { enter } from './enter.ts'

/** Somebody signed in raises a need for themselves. */
export async function raiseNeed(
  tx: Tx,
  call: Call,
  secret: string,
  input: RaiseNeed,
  { level }: { level?: string | undefined } = {}
): Promise<Receipt> {
  const person = await getPersonRef(tx, personOf(call))
  return await enter(tx, call, secret, {
    input,
    channel: 'online',
    collectedAt: call.now,
    requester: { personId: person.id, name: person.name, phone: input.phone ?? phoneOfPerson(call, person) },
    recorder: null,
    organisationId: person.organisationId,
    level
  })
}

/** Somebody without an account raises a need from a poster; name and telephone are all that is asked. */
export async function raiseFromPoster(tx: Tx, call: Call, secret: string, input: RaiseFromPoster): Promise<Receipt> {
  const poster = await getPosterByCode(tx, input.poster)
  return await enter(tx, call, secret, {
    input: { ...input, location: input.location ?? poster.location },
    channel: 'poster',
    collectedAt: call.now,
    requester: { personId: null, name: input.name, phone: input.phone },
    recorder: null,
    organisationId: poster.organisationId
  })
}

/** What another system reports of somebody who may have left neither name nor telephone. */
export type OutsideReport = {
  text: string
  kind: string
  category: string
  location: string | null
  organisationId: string
  name: string
  phone: string | null
}

/** Another system reports a need; a clerk accepts it like any other. */
export async function raiseFromOutside(tx: Tx, call: Call, secret: string, report: OutsideReport): Promise<Receipt> {
  const { text, kind, category, location, organisationId, name, phone } = report
  return await enter(tx, call, secret, {
    input: { text, kind, category, photos: [], ...(location && { location }) },
    channel: 'open311',
    collectedAt: call.now,
    requester: { personId: null, name, phone },
    recorder: null,
    organisationId
  })
}

/**
 * Staff write down what somebody told or wrote; the intake clock runs from the day it was collected (W-6, W-22). Who filled
 * in a card has the key already; what was told on an occasion names it in its story.
 */
export async function recordNeed(
  tx: Tx,
  call: Call,
  secret: string,
  input: RecordNeed,
  { key, occasion, level }: { key?: string; occasion?: string; level?: string | undefined } = {}
): Promise<Receipt> {
  const collectedAt = new Date(input.collectedAt)
  if (collectedAt > call.now) {
    throw new AppError('need.collectedInFuture', { fields: [{ field: '/collectedAt', reason: 'too_big' }] })
  }
  return await enter(tx, call, secret, {
    input,
    channel: input.channel,
    collectedAt,
    requester: { personId: null, name: input.name, phone: input.phone ?? null },
    recorder: await getPersonRef(tx, personOf(call)),
    organisationId: null,
    key,
    occasion,
    level
  })
}
