import { type Channel, NeedId, type RaiseNeed, type Receipt } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { attachFiles } from '../../files/index.ts'
import { getPreset, type PresetVersion } from '../../places/index.ts'
import { promise, startClock } from '../clocks.ts'
import { hashKey, newKey } from '../receipt.ts'
import { getOrganisationRef, type OrganisationRef, rootOrganisation } from '../references.ts'
import { pathsOf } from '../reach.ts'
import { findReceivingOffices } from '../recipients.ts'
import { receivedAt, titleOf } from '../rules.ts'
import { insertNeed, insertRequester } from '../store.ts'
import { tell } from '../story.ts'
import { refuseUnknownKeys } from './keys.ts'

/** A need as it comes in, by whatever channel. */
export type Raised = {
  input: Omit<RaiseNeed, 'phone'>
  channel: Channel
  collectedAt: Date
  requester: { personId: string | null; name: string; phone: string | null }
  recordedById: string | null
  /** Where it belongs when the requester does not say: the poster's organisation, or their own. */
  organisationId: string | null
}

/** Enters a need: its code and receipt, its intake clock, and the promise of an answer (W-6). */
export async function enter(tx: Tx, call: Call, secret: string, raised: Raised): Promise<Receipt> {
  const preset = await getPreset(tx)
  const { input } = raised
  refuseUnknownKeys(preset, input)
  const organisation = await findOwner(tx, input.organisationId ?? raised.organisationId)
  const about = await findAbout(tx, input.aboutOrganisationId)
  const offices = await findReceivingOffices(tx, dayIn(call.now))

  const key = newKey()
  const traits = { requester: input.kind, ...(input.category && { category: input.category }) }

  const needId = uuid()
  const { code } = await insertNeed(tx, {
    id: needId,
    organisationId: organisation.id,
    path: receivedAt(organisation.path, offices, pathsOf(call)),
    title: titleOf(input.text),
    text: input.text,
    kind: input.kind,
    category: input.category ?? null,
    channel: raised.channel,
    location: input.location ?? null,
    aboutId: about?.id ?? null,
    aboutPath: about?.path ?? null,
    status: 'submitted',
    presetVersion: preset.version,
    collectedAt: raised.collectedAt,
    recordedById: raised.recordedById,
    createdAt: call.now,
    updatedAt: call.now
  })
  await insertRequester(tx, { id: uuid(), needId, ...raised.requester, keyHash: hashKey(secret, code, key) })
  await attachFiles(tx, input.photos, { subjectKind: 'need', subjectId: needId })
  await startIntake(tx, preset, needId, raised.collectedAt, traits)

  await tell(tx, call, needId, { kind: 'submitted', public: true, details: { channel: raised.channel } })
  await publish(tx, call, 'need.submitted', { needId: NeedId.parse(needId), ...by(call) })

  const promised = await promise(tx, preset, raised.collectedAt, traits)
  return {
    id: NeedId.parse(needId),
    code,
    key,
    promisedAt: promised.at.toISOString(),
    promiseProvisional: promised.provisional,
    promiseSteps: promised.steps
  }
}

async function startIntake(
  tx: Tx,
  preset: PresetVersion,
  needId: string,
  from: Date,
  traits: { requester: string; category?: string }
): Promise<void> {
  const dueAt = await startClock(tx, preset, { needId, kind: 'intake', round: 1, from, traits })
  await tx.updateTable('need').set({ dueAt }).where('id', '=', needId).execute()
}

async function findOwner(tx: Tx, id: string | null): Promise<OrganisationRef> {
  return id ? await getOrganisationRef(tx, id, '/organisationId') : await rootOrganisation(tx)
}

/** A complaint about the whole place has nobody left here who could handle it. */
async function findAbout(tx: Tx, id: string | undefined): Promise<{ id: string; path: string } | undefined> {
  if (!id) return undefined
  const about = await getOrganisationRef(tx, id, '/aboutOrganisationId')
  if (!about.path.includes('.')) {
    throw new AppError('need.aboutNotPossible', {
      fields: [{ field: '/aboutOrganisationId', reason: 'invalid_value' }]
    })
  }
  return about
}

function by({ actor }: Call): { by?: string } {
  return actor.personId ? { by: actor.personId } : {}
}
