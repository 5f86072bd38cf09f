import { randomBytes } from 'node:crypto'

import type { Channel } from '@hongchao/contract'
import { type Insertable, sql } from 'kysely'
import { v7 as uuid } from 'uuid'

import { recordAudits } from '../../../kernel/audit.ts'
import type { WorkingTime } from '../../../kernel/calendar/index.ts'
import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { placeFunction } from '../../../kernel/place-function.ts'
import type { Tables } from '../../../kernel/tables.ts'
import { getPreset, type PresetVersion } from '../../places/index.ts'
import { newClock, workingTimeOf } from '../clocks.ts'
import { noteUncompared } from '../duplicates/store.ts'
import { noteUncounted } from '../matters.ts'
import { getOrganisationRef, type OrganisationRef } from '../references.ts'
import { findReceivingOffices } from '../recipients.ts'
import { requesterRow } from '../requester.ts'
import { receivedAt } from '../rules/offices.ts'
import { titleOf, withoutNumbers } from '../rules/words.ts'
import { insertRequesters, scopeNeeds } from '../store.ts'
import { refuseUnknownKeys } from './keys.ts'

/** A need from a list that was kept elsewhere. With its answer it is closed; without, its intake starts (W-22). */
export type ImportedNeed = {
  id: string
  title?: string
  text: string
  raisedAt: Date
  name: string
  phone?: string
  location?: string
  /** A key of the place's classes. */
  category?: string | undefined
  answer?: { text: string; at: Date; by?: string }
}

/** What holds for all needs of one import. */
export type NeedEntry = { organisationId: string; kind: string; channel: Channel; batchId: string }

type Ground = {
  call: Call
  entry: NeedEntry
  preset: PresetVersion
  time: WorkingTime
  organisation: OrganisationRef
  path: string
}

/**
 * Returns what enters many needs at once; nobody is told of each. The times are those of the list, so that lists and
 * stories stand in their true order; what came in late already is noted as late, lest it be reported as just so.
 */
export async function openNeedEntry(
  tx: Tx,
  call: Call,
  entry: NeedEntry
): Promise<(needs: readonly ImportedNeed[]) => Promise<{ late: number }>> {
  await writeMany(tx)
  const preset = await getPreset(tx)
  refuseUnknownKeys(preset, { kind: entry.kind })
  const organisation = await getOrganisationRef(tx, entry.organisationId, '/options/organisationId')
  const path = receivedAt(organisation.path, await findReceivingOffices(tx, dayIn(call.now)), [])
  const ground = { call, entry, preset, time: await workingTimeOf(tx, preset), organisation, path }
  return (needs) => enterNeeds(tx, ground, needs)
}

/** The index of words takes most of the time, and half of it in fewer, larger merges: {@link mergeBeside}. */
async function writeMany(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '5min'`.execute(tx)
  await sql`set local gin_pending_list_limit = '64MB'`.execute(tx)
  await sql`set local work_mem = '32MB'`.execute(tx)
}

/** Rows whose words are merged together: more of a large import, for each merge costs more the larger the index is. */
const mergedTogether = (rows: number): number => Math.min(4000, Math.max(1000, rows / 4))

/**
 * Merges the words of what an import enters into their index while it goes on, on another connection, and at its end
 * what is left, also by one that was rolled back: the next to write would have to.
 */
export function mergeBeside(db: Db, call: Call): { told: (rows: number) => void; end: () => Promise<void> } {
  let merged = 0
  let merging: Promise<void> | undefined
  const merge = async (): Promise<void> => await mergeWords(db, call).finally(() => (merging = undefined))
  return {
    told: (rows) => {
      if (merging || rows - merged < mergedTogether(rows)) return
      merged = rows
      merging = merge()
    },
    end: async () => {
      await merging
      await merge()
    }
  }
}

/** What fails here is only done later: the database merges by itself in time. */
async function mergeWords(db: Db, call: Call): Promise<void> {
  const merged = db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = '5min'`.execute(tx)
    await tx.selectNoFrom(placeFunction(call, 'merge_need_words')).execute()
  })
  await merged.catch(() => {})
}

async function enterNeeds(tx: Tx, ground: Ground, needs: readonly ImportedNeed[]): Promise<{ late: number }> {
  if (needs.length === 0) return { late: 0 }
  const { call, entry } = ground
  const clocks = needs.filter(({ answer }) => !answer).map((need) => intakeOf(ground, need))
  const due = new Map(clocks.map(({ needId, dueAt }) => [needId, dueAt]))
  await tx
    .insertInto('need')
    .values(needs.map((need) => rowOf(ground, need, due.get(need.id))))
    .execute()
  await scopeNeeds(
    tx,
    needs.map(({ id }) => id)
  )
  await noteUncompared(
    tx,
    needs.map(({ id }) => id)
  )
  await insertRequesters(
    tx,
    needs.map((need) => requesterOf(call, need))
  )
  if (clocks.length > 0) await tx.insertInto('needClock').values(clocks).execute()
  await tx
    .insertInto('needEvent')
    .values(needs.flatMap((need) => storyOf(ground, need)))
    .execute()
  const ids = needs.map(({ id }) => id)
  await recordAudits(tx, call, 'need.imported', ids, { batchId: entry.batchId })
  return { late: clocks.filter(({ dueAt }) => dueAt <= call.now).length }
}

function rowOf(
  { call, entry, preset, organisation, path }: Ground,
  need: ImportedNeed,
  dueAt: Date | undefined
): Insertable<Tables['need']> {
  const { id, text, raisedAt, answer } = need
  return {
    id,
    organisationId: organisation.id,
    path,
    title: titleFor(need),
    text,
    kind: entry.kind,
    category: need.category ?? null,
    channel: entry.channel,
    location: need.location ?? null,
    status: answer ? 'closed' : 'submitted',
    presetVersion: preset.version,
    collectedAt: raisedAt,
    ...(answer && closedWith(answer)),
    dueAt: dueAt ?? null,
    createdAt: raisedAt,
    updatedAt: call.now
  }
}

function closedWith({ text, at }: { text: string; at: Date }): { answer: string; answeredAt: Date; closedAt: Date } {
  return { answer: text, answeredAt: at, closedAt: at }
}

const longestTitle = 60

/** The list's own title, as far as it tells more than the text; as of every title, without telephone numbers. */
function titleFor({ title, text }: ImportedNeed): string {
  const clean = withoutNumbers(title ?? '').trim()
  if (clean === '') return titleOf(text)
  const characters = [...clean]
  return characters.length > longestTitle ? `${characters.slice(0, longestTitle).join('')}…` : clean
}

/** Nobody was given a key, so none fits. */
function requesterOf(call: Call, { id, name, phone }: ImportedNeed): Insertable<Tables['needRequester']> {
  const keyHash = randomBytes(32).toString('base64url')
  return requesterRow(call, id, { personId: null, name, phone: phone ?? null, keyHash })
}

function intakeOf({ call, entry, preset, time }: Ground, need: ImportedNeed): Insertable<Tables['needClock']> {
  const traits = { requester: entry.kind, ...(need.category && { category: need.category }) }
  const start = { needId: need.id, kind: 'intake' as const, round: 1, from: need.raisedAt, traits }
  const clock = newClock(time, preset, start)
  const noted = (at: Date): Date | null => (at <= call.now ? call.now : null)
  return { ...clock, soonNotedAt: noted(clock.soonAt), overdueNotedAt: noted(clock.dueAt) }
}

/** What happened elsewhere at its own times and without our people; and that it was imported, for staff. */
function storyOf({ call, entry }: Ground, { id, raisedAt, answer }: ImportedNeed): Insertable<Tables['needEvent']>[] {
  const step = (kind: string, at: Date, more: Partial<Insertable<Tables['needEvent']>> = {}) => ({
    id: uuid(),
    needId: id,
    at,
    kind,
    actorId: null,
    office: null,
    public: true,
    text: null,
    details: '{}',
    ...more
  })
  return [
    step('submitted', raisedAt, { details: JSON.stringify({ channel: entry.channel }) }),
    ...(answer ? [step('answered', answer.at, { office: answer.by ?? null, text: answer.text })] : []),
    ...(answer ? [step('closed', answer.at)] : []),
    step('imported', call.now, { actorId: call.actor.personId ?? null, public: false })
  ]
}

/** Steps that an import brings itself, or that come by the clock: all others are somebody's. */
const ownKinds = ['submitted', 'answered', 'closed', 'imported', 'dueSoon', 'overdue']

/** Locks imported needs until the transaction ends; one that is being worked on this moment is waited for. */
export async function lockImportedNeeds(tx: Tx, ids: string[]): Promise<void> {
  await tx.selectFrom('need').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Of some imported needs, those on which somebody has worked since. */
export async function findHandledNeeds(db: Db, ids: string[]): Promise<{ id: string; code: string }[]> {
  return await db
    .selectFrom('need')
    .select(['id', 'code'])
    .where('id', 'in', ids)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('needEvent')
          .select('needEvent.id')
          .whereRef('needEvent.needId', '=', 'need.id')
          .where('needEvent.kind', 'not in', ownKinds)
      )
    )
    .execute()
}

/** Takes imported needs away, to which nothing has happened since; {@link lockImportedNeeds} comes first. */
export async function forgetImportedNeeds(tx: Tx, call: Call, ids: string[]): Promise<void> {
  await tx.selectNoFrom(placeFunction(call, 'forget_imported_stories', ids)).execute()
  await tx.deleteFrom('needClock').where('needId', 'in', ids).execute()
  await tx.deleteFrom('needRequester').where('needId', 'in', ids).execute()
  await tx.deleteFrom('need').where('id', 'in', ids).execute()
  await noteUncounted(tx, ids)
  await recordAudits(tx, call, 'need.importUndone', ids)
}
