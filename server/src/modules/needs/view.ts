import type { ExplainedClock, Need, NeedDetail, NeedEvent, NeedId, Photo } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { photosOf } from '../files/index.ts'
import { getPreset } from '../places/index.ts'
import { assistGround, assistingOf, findOwnAssists, presentAssists } from './assists/view.ts'
import { type ClockRow, explainedClock, findClocks, findCurrentClocks, workingTimesOf } from './clocks.ts'
import { askables, presentPlea } from './pleas.ts'
import { partsIn, pathsOf } from './reach.ts'
import { describeReturn, presentReturn } from './returns.ts'
import { availableActions, type Eyes, type NeedState, type Part } from './rules.ts'
import { isOfUnit } from './rules/offices.ts'
import { maskedName } from './rules/words.ts'
import { maskedPhoneOf } from './requester.ts'
import { masterOf, findMasters } from './masters.ts'
import { findMerged } from './merges.ts'
import { findEvaluation, type NeedRow } from './store.ts'
import { optional, timeline } from './timeline.ts'

export function partsOf(row: NeedRow, call: Call): Part[] {
  return partsIn(row, call)
}

export function eyesOn(row: NeedRow, call: Call): Eyes {
  return eyesOf(row, call, partsOf(row, call))
}

function eyesOf(row: NeedRow, call: Call, parts: readonly Part[]): Eyes {
  if (isOfUnit(row.aboutPath, pathsOf(call)) && !parts.includes('requester')) return 'shielded'
  return parts.some((part) => part !== 'requester') ? 'staff' : 'requester'
}

export function stateOf(row: NeedRow, call: Call): NeedState {
  const { actor } = call
  return {
    ...assistGround(row, call),
    status: row.status,
    withDepartment: row.departmentId !== null,
    reopened: row.reopenedAt !== null,
    reopenUntil: row.reopenUntil,
    ownWork: row.ownWork,
    plea: row.plea && { ...row.plea, own: row.plea.asker === actor.personId },
    extended: Boolean(row.extended),
    dueAt: row.dueAt,
    merged: row.mergedIntoId !== null,
    returning: row.returning && {
      ...row.returning,
      decideBy: new Date(row.returning.due),
      own: row.returning.asker === actor.personId,
      toDepartment: row.returning.department !== null
    },
    designated: Boolean(row.designated)
  }
}

/** Needs as they stand in a list. */
export async function presentNeeds(db: Db, call: Call, rows: readonly NeedRow[]): Promise<Need[]> {
  if (rows.length === 0) return []
  const timeFor = await workingTimesOf(db, rows)
  const clocks = await findCurrentClocks(
    db,
    rows.filter(isTimed).map(({ id }) => id)
  )
  const masters = await findMasters(db, rows)
  const assists = await findOwnAssists(db, call, timeFor, rows)
  return rows.map((row) => {
    const parts = partsOf(row, call)
    const eyes = eyesOf(row, call, parts)
    const clock = clocks.get(row.id)
    return toNeed(call, row, {
      eyes,
      ...masterOf(row, masters, eyes),
      ...assists.get(row.id),
      mine: parts.includes('requester'),
      actions: availableActions(stateOf(row, call), parts, call.now),
      ...(clock && { clock: explainedClock(timeFor(row), clock, call.now) })
    })
  })
}

type Seen = { eyes: Eyes; mine: boolean; actions: Need['availableActions']; clock?: ExplainedClock } & Pick<
  Need,
  'master' | 'assist'
>

function toNeed(call: Call, row: NeedRow, { eyes, mine, actions, clock, master, assist }: Seen): Need {
  const shielded = eyes === 'shielded'
  return {
    id: row.id as NeedId,
    code: row.code,
    title: shielded ? (row.instructions ?? row.code) : row.title,
    status: row.status,
    ...optional({ category: row.category, level: row.level, way: row.way }),
    ...(!shielded && requestOf(call, row, mine)),
    ...lyingWith(row, eyes),
    updatedAt: row.updatedAt.toISOString(),
    ...(clock && { clock }),
    ...(master && { master }),
    ...(row.absorbed > 0 && !shielded && { absorbed: row.absorbed }),
    reopened: row.reopenedAt !== null,
    ...presentPlea(row, eyes),
    ...presentReturn(row, eyes),
    ...pressureOn(row, eyes),
    assisting: assistingOf(row, eyes),
    ...(assist && { assist }),
    shielded,
    mine,
    availableActions: actions
  }
}

/** How often and by how much it is pressed, which is no business of the requester. */
function pressureOn(
  { urged, orders, escalatedTo, whistle }: NeedRow,
  eyes: Eyes
): Pick<Need, 'urged' | 'orders' | 'escalatedTo' | 'whistle'> {
  if (eyes === 'requester') return { urged: 0, orders: 0 }
  if (eyes === 'shielded') return { urged, orders }
  return { urged, orders, ...optional({ escalatedTo, whistle }) }
}

/** What was asked, where, and by whom: all that the unit complained of must not see. */
function requestOf(call: Call, row: NeedRow, mine: boolean): Partial<Need> {
  const phone = maskedPhoneOf(call, row)
  return {
    channel: row.channel,
    ...(row.organisationId && { organisation: { id: row.organisationId, name: row.organisationName ?? '' } }),
    ...optional({ kind: row.kind, location: row.location }),
    ...(row.aboutId && { about: { id: row.aboutId, name: row.aboutName ?? '' } }),
    requester: {
      kind: row.kind,
      name: mine ? row.requesterName : maskedName(row.requesterName),
      ...(phone && { phone })
    },
    collectedAt: row.collectedAt.toISOString()
  }
}

function lyingWith(row: NeedRow, eyes: Eyes): Partial<Need> {
  return {
    ...(row.teamId && { team: { id: row.teamId, name: row.teamName ?? '', color: row.teamColor ?? '' } }),
    ...(row.departmentId && { department: { id: row.departmentId, name: row.departmentName ?? '' } }),
    ...(row.handlerId && eyes !== 'requester' && { handler: { id: row.handlerId, name: row.handlerName ?? '' } })
  }
}

/** A need with its whole story, as far as the caller may know it. */
export async function presentDetail(db: Db, call: Call, row: NeedRow): Promise<NeedDetail> {
  const parts = partsOf(row, call)
  return await detail(db, call, row, parts, eyesOf(row, call, parts))
}

/** What somebody sees who proved code and key: the requester's part, with addresses for the photos. */
export async function presentToRequester(
  db: Db,
  call: Call,
  row: NeedRow,
  tokenOf: (photoId: string) => string
): Promise<NeedDetail> {
  const seen = await detail(db, call, row, ['requester'], 'requester')
  const withToken = (photo: Photo): Photo => ({ ...photo, token: tokenOf(photo.id) })
  return {
    ...seen,
    photos: seen.photos.map(withToken),
    timeline: seen.timeline.map((event) => ({ ...event, photos: event.photos.map(withToken) }))
  }
}

async function detail(db: Db, call: Call, row: NeedRow, parts: readonly Part[], eyes: Eyes): Promise<NeedDetail> {
  const time = (await workingTimesOf(db, [row]))(row)
  const clocks = (await findClocks(db, [row.id])).get(row.id) ?? []
  const clock = currentClock(row, clocks)
  const need = toNeed(call, row, {
    eyes,
    ...masterOf(row, await findMasters(db, [row]), eyes),
    ...(await findOwnAssists(db, call, () => time, [row])).get(row.id),
    mine: parts.includes('requester'),
    actions: availableActions(stateOf(row, call), parts, call.now),
    ...(clock && { clock: explainedClock(time, clock, call.now) })
  })
  const story = await timeline(db, row, eyes)
  const told = eyes === 'shielded' ? asked(row, story) : await said(db, row, eyes)
  const shown = clocks.filter(({ kind }) => eyes !== 'shielded' || kind === 'handling')
  const asks = need.availableActions.includes('askTime')
  const merged = eyes === 'staff' && row.absorbed > 0 ? await findMerged(db, row.id) : []
  return {
    ...need,
    ...told,
    merged,
    ...(await describeReturn(db, need.returning, eyes)),
    assists: await presentAssists(db, call, time, row, eyes),
    clocks: shown.map((each) => explainedClock(time, each, call.now)),
    askable: asks ? askables(await getPreset(db, row.presetVersion), stateOf(row, call), call.now) : [],
    timeline: story
  }
}

type Content = Pick<NeedDetail, 'text' | 'photos' | 'instructions' | 'answer' | 'evaluation'>

/** What was said on both sides. */
async function said(db: Db, row: NeedRow, eyes: Eyes): Promise<Content> {
  const evaluation = await findEvaluation(db, row.id)
  return {
    text: row.text,
    photos: (await photosOf(db, 'need', [row.id])).get(row.id) ?? [],
    ...optional({ instructions: eyes === 'staff' ? row.instructions : null, answer: row.answer }),
    ...(evaluation && { evaluation: toEvaluation(evaluation) })
  }
}

/** To a unit complained of: what it was asked, and what it answered. */
function asked(row: NeedRow, story: readonly NeedEvent[]): Content {
  const { instructions } = row
  return { text: instructions ?? '', photos: [], ...optional({ instructions, answer: lastAnswer(story) }) }
}

function lastAnswer(story: readonly NeedEvent[]): string | null {
  return story.findLast(({ kind }) => kind === 'answered' || kind === 'replyRecorded')?.text ?? null
}

function toEvaluation(row: {
  solved: boolean
  score: number
  words: string | null
  evaluatedAt: Date
}): NeedDetail['evaluation'] {
  return { solved: row.solved, score: row.score, at: row.evaluatedAt.toISOString(), ...optional({ words: row.words }) }
}

/** What was refused, withdrawn or merged was not a matter of time. */
function isTimed({ status }: NeedRow): boolean {
  return status !== 'refused' && status !== 'withdrawn' && status !== 'merged'
}

/** The clock that runs, or the last that did. */
function currentClock(row: NeedRow, clocks: readonly ClockRow[]): ClockRow | undefined {
  if (!isTimed(row)) return undefined
  return (
    clocks.findLast((clock) => clock.stoppedAt === null && clock.kind === 'handling') ??
    clocks.findLast((clock) => clock.stoppedAt === null) ??
    clocks.at(-1)
  )
}
