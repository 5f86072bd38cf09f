import {
  NeedId,
  type OwnPublication,
  type Publication,
  type PublicationAction,
  type PublicationDraft,
  type PublicationProposal,
  type Publishable
} from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../kernel/audit.ts'
import { by, type Call, personOf } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import { reaches } from '../../kernel/grants.ts'
import { findOwnNeedId, lockNeed, lockNeedByKey } from '../needs/index.ts'
import { getPreset, openCategories, type PresetVersion } from '../places/index.ts'
import { findPublicByNeed } from './public.ts'
import { asksSecondPerson, isPersonal, isPublishable, redact, refusalOf, stateOfDraft } from './rules.ts'
import {
  findMatter,
  findNamesIn,
  findNamesOf,
  findPublications,
  lockMatter,
  type MatterRow,
  type PublicationRow,
  putPublication,
  updatePublication
} from './store.ts'

/** A need and what may be done about its publication. */
export function presentMatter(
  call: Call,
  matter: MatterRow,
  row: PublicationRow | undefined,
  preset: PresetVersion
): Publishable {
  const options: PublicationAction[] = ['approve', 'draft', 'withdraw']
  return {
    needId: NeedId.parse(matter.needId),
    code: matter.code,
    title: matter.title,
    category: matter.category ?? '',
    answeredAt: (matter.answeredAt ?? row?.draftedAt ?? call.now).toISOString(),
    ...(row && { publication: toPublication(row, matter) }),
    availableActions: options.filter((action) => refusalIn(call, action, matter, row, preset) === undefined)
  }
}

function refusalIn(
  call: Call,
  action: PublicationAction,
  matter: MatterRow,
  row: PublicationRow | undefined,
  preset: PresetVersion
) {
  const { path } = matter
  return refusalOf(
    action,
    {
      possible: isPossible(matter, preset),
      standing: row && { ...row, outdated: isOutdated(row, matter) }
    },
    {
      personId: personOf(call),
      drafts: reaches(call, 'publications.draft', path),
      approves: reaches(call, 'publications.approve', path)
    }
  )
}

/** Its words are about an answer that does not stand any more. */
function isOutdated({ answeredAt }: PublicationRow, matter: MatterRow): boolean {
  return answeredAt.getTime() !== matter.answeredAt?.getTime()
}

function isPossible(
  { status, answer, answeredAt, aboutId, mergedIntoId, category }: MatterRow,
  preset: PresetVersion
): boolean {
  return isPublishable({
    status,
    answered: answer !== null && answeredAt !== null,
    complaint: aboutId !== null,
    openClass: category !== null && openCategories(preset).includes(category),
    merged: mergedIntoId !== null
  })
}

/** What was said, and the same with everything masked that is found: a person reads it through and edits it. */
export async function proposePublication(db: Db, call: Call, needId: string): Promise<PublicationProposal> {
  const matter = await findMatter(db, call, needId)
  if (!matter) throw new AppError('need.notFound')
  const preset = await getPreset(db)
  const row = (await findPublications(db, [needId])).get(needId)
  if (!row && !isPossible(matter, preset)) throw new AppError('publication.notPossible')
  const { text, answer, location } = matter
  const { proposal, masked } = await masking(db, needId, matter)
  return {
    ...presentMatter(call, matter, row, preset),
    original: { text, answer: answer ?? '', ...(location && { location }) },
    proposal: row ? { ...wordsOf(row), ...(isOutdated(row, matter) && { answer: proposal.answer }) } : proposal,
    masked,
    secondPerson: asksSecondPerson(preset.needs.publication)
  }
}

type Worded = { title: string; text: string; answer: string | null; location: string | null }

function wordsOf({ title, text, answer, location }: Worded): PublicationProposal['proposal'] {
  return { title, text, answer: answer ?? '', ...(location && { location }) }
}

/** The matter with everything masked that is found, and how much that was. */
async function masking(
  db: Db,
  needId: string,
  { title, text, answer, location }: Worded
): Promise<Pick<PublicationProposal, 'proposal' | 'masked'>> {
  const said = [title, text, answer ?? '', location ?? '']
  const names = await findNamesIn(db, said.filter(Boolean).join('\n'), needId)
  const parts = said.map((part) => redact(part, names))
  const [head, body, reply, place] = parts.map((part) => part.text) as [string, string, string, string]
  return {
    proposal: wordsOf({ title: head, text: body, answer: reply, location: place || null }),
    masked: parts.reduce((sum, part) => sum + part.masked, 0)
  }
}

/** Puts a matter out in these words, or before a second person; the words are about the answer that stands. */
export async function draftPublication(
  tx: Tx,
  call: Call,
  needId: string,
  draft: PublicationDraft
): Promise<Publishable> {
  const { matter, preset } = await lockFor(tx, call, needId, 'draft')
  if (new Date(draft.answeredAt).getTime() !== matter.answeredAt!.getTime()) {
    throw new AppError('publication.answerChanged')
  }
  const words = [draft.title, draft.text, draft.answer, draft.location ?? ''].join('\n')
  if (isPersonal(words, await findNamesOf(tx, needId))) throw new AppError('publication.personal')

  const state = stateOfDraft(asksSecondPerson(preset.needs.publication))
  const earlier = (await findPublications(tx, [needId])).get(needId)
  const id = earlier?.id ?? uuid()
  const { title, text, answer, location } = draft
  const published = state === 'published' ? call.now : null
  await putPublication(tx, {
    id,
    needId,
    state,
    title,
    text,
    answer,
    location: location || null,
    draftedById: personOf(call),
    draftedAt: call.now,
    answeredAt: matter.answeredAt!,
    publishedAt: published
  })
  await recordAudit(tx, call, state === 'published' ? 'publication.published' : 'publication.proposed', needId)
  const event = published ? 'need.published' : 'need.publicationProposed'
  await publish(tx, call, event, { needId: NeedId.parse(needId), ...by(call) })
  return await shown(tx, call, matter, preset)
}

/** The second person read exactly what was drafted then; what was changed meanwhile is to be read again. */
export async function approvePublication(tx: Tx, call: Call, needId: string, draftedAt: string): Promise<Publishable> {
  const { matter, preset, row } = await lockFor(tx, call, needId, 'approve')
  if (row!.draftedAt.toISOString() !== new Date(draftedAt).toISOString()) throw new AppError('conflict')
  await updatePublication(tx, row!.id, { state: 'published', approvedById: personOf(call), publishedAt: call.now })
  await recordAudit(tx, call, 'publication.published', needId)
  await publish(tx, call, 'need.published', { needId: NeedId.parse(needId), ...by(call) })
  return await shown(tx, call, matter, preset)
}

export async function withdrawPublication(tx: Tx, call: Call, needId: string, reason: string): Promise<Publishable> {
  const { matter, preset, row } = await lockFor(tx, call, needId, 'withdraw')
  await withdraw(tx, call, row!, { withdrawnBy: 'staff', reason })
  return await shown(tx, call, matter, preset)
}

/** The requester's own wish, which is asked for no reason and holds for good. */
export async function withdrawOwn(tx: Tx, call: Call, needId: string): Promise<OwnPublication> {
  const id = await findOwnNeedId(tx, call, needId)
  // Locked as by staff, so that of an approval and this wish the wish is not lost.
  if (!id || !(await lockNeed(tx, call, id))) throw new AppError('need.notFound')
  return await withdrawForRequester(tx, call, id)
}

export async function withdrawByKey(
  tx: Tx,
  call: Call,
  secret: string,
  proof: { code: string; key: string }
): Promise<OwnPublication> {
  return await withdrawForRequester(tx, call, await lockNeedByKey(tx, call, secret, proof))
}

export async function viewOwn(db: Db, call: Call, needId: string): Promise<OwnPublication> {
  const id = await findOwnNeedId(db, call, needId)
  if (!id) throw new AppError('need.notFound')
  return await own(db, id)
}

export async function viewByKey(
  tx: Tx,
  call: Call,
  secret: string,
  proof: { code: string; key: string }
): Promise<OwnPublication> {
  return await own(tx, await lockNeedByKey(tx, call, secret, proof))
}

async function withdrawForRequester(tx: Tx, call: Call, needId: string): Promise<OwnPublication> {
  const row = (await findPublications(tx, [needId])).get(needId)
  if (!row) throw new AppError('publication.notFound')
  if (row.withdrawnBy !== 'requester') await withdraw(tx, call, row, { withdrawnBy: 'requester', reason: null })
  return await own(tx, needId)
}

async function withdraw(
  tx: Tx,
  call: Call,
  { id, needId }: PublicationRow,
  how: { withdrawnBy: 'requester' | 'staff'; reason: string | null }
): Promise<void> {
  await updatePublication(tx, id, { state: 'withdrawn', withdrawnAt: call.now, ...how })
  await recordAudit(tx, call, 'publication.withdrawn', needId, how.reason ? { reason: how.reason } : {})
  await publish(tx, call, 'need.unpublished', { needId: NeedId.parse(needId), ...by(call) })
}

async function own(db: Db, needId: string): Promise<OwnPublication> {
  const published = await findPublicByNeed(db, needId)
  return published ? { published } : {}
}

type Locked = { matter: MatterRow; preset: PresetVersion; row: PublicationRow | undefined }

async function lockFor(tx: Tx, call: Call, needId: string, action: PublicationAction): Promise<Locked> {
  const matter = await lockMatter(tx, call, needId)
  if (!matter) throw new AppError('need.notFound')
  const preset = await getPreset(tx)
  const row = (await findPublications(tx, [needId])).get(needId)
  const refusal = refusalIn(call, action, matter, row, preset)
  if (refusal) throw new AppError(refusal)
  return { matter, preset, row }
}

async function shown(tx: Tx, call: Call, matter: MatterRow, preset: PresetVersion): Promise<Publishable> {
  const row = (await findPublications(tx, [matter.needId])).get(matter.needId)
  return presentMatter(call, matter, row, preset)
}

function toPublication(row: PublicationRow, matter: MatterRow): Publication {
  const {
    id,
    state,
    title,
    text,
    answer,
    location,
    draftedByName: draftedBy,
    approvedByName,
    withdrawnBy,
    reason
  } = row
  return {
    id,
    state,
    outdated: isOutdated(row, matter),
    title,
    text,
    answer,
    ...(location && { location }),
    draftedBy,
    draftedAt: row.draftedAt.toISOString(),
    ...(approvedByName && { approvedBy: approvedByName }),
    ...(row.publishedAt && { publishedAt: row.publishedAt.toISOString() }),
    ...(withdrawnBy && { withdrawnBy }),
    ...(row.withdrawnAt && { withdrawnAt: row.withdrawnAt.toISOString() }),
    ...(reason && { reason })
  }
}
