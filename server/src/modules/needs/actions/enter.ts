import { type Channel, NeedId, type RaiseNeed, type Receipt } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { by, type Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { publish } from '../../../kernel/events.ts'
import { attachFiles } from '../../files/index.ts'
import { getPreset } from '../../places/index.ts'
import { insertClock, newClock, promise, workingTimeOf } from '../clocks.ts'
import { hashKey, newKey } from '../receipt.ts'
import { join } from '../duplicates/join.ts'
import { noteFingerprint } from '../duplicates/store.ts'
import { getOrganisationRef, type OrganisationRef, type PersonRef, rootOrganisation } from '../references.ts'
import { pathsOf } from '../reach.ts'
import { findReceivingOffices } from '../recipients.ts'
import { receivedAt } from '../rules/offices.ts'
import { titleOf } from '../rules/words.ts'
import { requesterRow } from '../requester.ts'
import { insertNeed, insertRequester } from '../store.ts'
import { tell } from '../story.ts'
import { refuseUnknownKeys } from './keys.ts'

/** A need as it comes in, by whatever channel. */
export type Raised = {
  input: Omit<RaiseNeed, 'phone'>
  channel: Channel
  collectedAt: Date
  requester: { personId: string | null; name: string; phone: string | null }
  /** Who wrote it down for somebody. */
  recorder: PersonRef | null
  /** Where it is when the requester does not say: where the poster hangs, or their own organisation. */
  organisationId: string | null
  /** The key that its requester has on paper already; else one is made. */
  key?: string | undefined
  /** What the meeting is called at which it was told. */
  occasion?: string | undefined
  /** The level by which it is promised, where that is known before anybody has classified it. */
  level?: string | undefined
}

/** Enters a need: its code and receipt, its intake clock, and the promise of an answer (W-6). */
export async function enter(tx: Tx, call: Call, secret: string, raised: Raised): Promise<Receipt> {
  const preset = await getPreset(tx)
  const { input } = raised
  refuseUnknownKeys(preset, input)

  const key = raised.key ?? newKey()
  const traits = { requester: input.kind, ...(input.category && { category: input.category }) }

  const needId = uuid()
  const time = await workingTimeOf(tx, preset)
  const intake = newClock(time, preset, { needId, kind: 'intake', round: 1, from: raised.collectedAt, traits })
  const { code } = await insertNeed(tx, {
    id: needId,
    ...(await whereItBelongs(tx, call, raised)),
    title: titleOf(input.text),
    text: input.text,
    kind: input.kind,
    category: input.category ?? null,
    channel: raised.channel,
    location: input.location ?? null,
    status: 'submitted',
    presetVersion: preset.version,
    collectedAt: raised.collectedAt,
    recordedById: raised.recorder?.id ?? null,
    dueAt: intake.dueAt,
    createdAt: call.now,
    updatedAt: call.now
  })
  await insertRequester(tx, requesterRow(call, needId, { ...raised.requester, keyHash: hashKey(secret, code, key) }))
  await attachFiles(tx, input.photos, { subjectKind: 'need', subjectId: needId })
  await insertClock(tx, intake)
  await noteFingerprint(tx, needId, input.text)

  await tell(tx, call, needId, {
    kind: 'submitted',
    public: true,
    details: { channel: raised.channel, occasion: raised.occasion }
  })
  const joined = input.join !== undefined && (await join(tx, call, secret, needId, input.join))
  // What was merged at once is nobody's to receive.
  if (!joined) await publish(tx, call, 'need.submitted', { needId: NeedId.parse(needId), ...by(call) })

  const promised = promise(time, preset, { from: raised.collectedAt, traits, level: raised.level })
  return {
    id: NeedId.parse(needId),
    code,
    key,
    promisedAt: promised.at.toISOString(),
    promiseProvisional: promised.provisional,
    promiseSteps: promised.steps,
    joined
  }
}

type About = { aboutId: string | null; aboutPath: string | null }
type Belonging = About & { organisationId: string | null; path: string }

async function whereItBelongs(tx: Tx, call: Call, { input, recorder, organisationId }: Raised): Promise<Belonging> {
  const named = await findOrganisation(tx, input.organisationId ?? organisationId)
  // Nobody said where it is: then it begins where it was written down, and the requester is told no place.
  const start = named ?? (await findOrganisation(tx, recorder?.organisationId)) ?? (await rootOrganisation(tx))
  const about = await findAbout(tx, input.aboutOrganisationId)
  const path = receivedAt(start.path, await officesFor(tx, call, about.aboutPath), pathsOf(call))
  return { organisationId: named?.id ?? null, path, ...about }
}

async function findOrganisation(tx: Tx, id: string | null | undefined): Promise<OrganisationRef | undefined> {
  return id ? await getOrganisationRef(tx, id, '/organisationId') : undefined
}

async function findAbout(tx: Tx, id: string | undefined): Promise<About> {
  if (!id) return { aboutId: null, aboutPath: null }
  const { path } = await getOrganisationRef(tx, id, '/aboutOrganisationId')
  if (!path.includes('.')) throw aboutNotPossible()
  return { aboutId: id, aboutPath: path }
}

/** The offices that may receive it. A complaint of which only the unit itself would know has nobody to handle it. */
async function officesFor(tx: Tx, call: Call, aboutPath: string | null): Promise<string[]> {
  const today = dayIn(call.now)
  const offices = await findReceivingOffices(tx, today)
  if (aboutPath === null) return offices
  const others = await findReceivingOffices(tx, today, aboutPath)
  if (offices.length > 0 && others.length === 0) throw aboutNotPossible()
  return others
}

function aboutNotPossible(): AppError {
  const field = { field: '/aboutOrganisationId', reason: 'invalid_value' }
  return new AppError('need.aboutNotPossible', { fields: [field] })
}
