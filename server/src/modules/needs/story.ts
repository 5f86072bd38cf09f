import type { FileClaim, NeedEventKind } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { noteChanges } from '../../kernel/live.ts'
import { attachFiles } from '../files/index.ts'
import { waitingFor } from './merges.ts'
import { isPassedOn } from './rules/merging.ts'
import { insertEvent } from './store.ts'

type Told = {
  kind: NeedEventKind
  /** Whether the requester reads this step. */
  public: boolean
  /** What the requester reads in place of the person. */
  office?: string | null
  text?: string | undefined
  photos?: readonly FileClaim[]
  details?: Record<string, string | number | boolean | undefined>
}

/**
 * Adds a step to the story of a need: to its timeline, to the audit trail and to the pages that listen; and to the stories
 * of all that was merged into it, so that each requester is told of every step.
 */
export async function tell(tx: Tx, call: Call, needId: string, told: Told): Promise<void> {
  const id = await add(tx, call, needId, told)
  await attachFiles(tx, told.photos ?? [], { subjectKind: 'needEvent', subjectId: id })
  if (!isPassedOn(told)) return
  for (const mergedId of await waitingFor(tx, needId)) await add(tx, call, mergedId, told, id)
}

async function add(tx: Tx, call: Call, needId: string, told: Told, passedOnId?: string): Promise<string> {
  const id = uuid()
  const details = JSON.stringify(told.details ?? {})
  await insertEvent(tx, {
    id,
    needId,
    at: call.now,
    kind: told.kind,
    actorId: call.actor.personId ?? null,
    office: told.office ?? null,
    public: told.public,
    text: told.text ?? null,
    details,
    passedOnId: passedOnId ?? null
  })
  await recordAudit(tx, call, `need.${told.kind}`, needId)
  await noteChanges(tx, call, 'need', [needId])
  return id
}

/** Something that the requester of a need is told beside its steps, such as what is missing. */
export async function noteForRequester(tx: Tx, call: Call, needId: string, text: string): Promise<void> {
  await tell(tx, call, needId, { kind: 'noted', public: true, text })
}
