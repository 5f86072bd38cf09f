import type { Hinted, NeedId } from '@hongchao/contract'

import type { Call } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { getPreset, type PresetVersion } from '../../places/index.ts'
import { getPosterByCode } from '../../posters/index.ts'
import { visibleNeeds } from '../list.ts'
import { partsIn } from '../reach.ts'
import { getOrganisationRef } from '../references.ts'
import { openStatuses } from '../rules.ts'
import { whereOf } from '../rules/duplicates.ts'
import { type NeedRow, needsAt } from '../store.ts'
import { furthestFirst } from './queue.ts'
import { findCandidates } from './store.ts'
import { joinToken } from './tokens.ts'

type Asked = {
  text: string
  category?: string | undefined
  organisationId?: string | undefined
  poster?: string | undefined
}

const day = 86_400_000
/** What was reported longer ago is another occasion. */
const recently = 90 * day

/**
 * Whether others reported what somebody is writing, to join them. It tells how many, of which class and how long ago, and
 * nothing of what they said; and nothing at all of complaints and of private matters.
 */
export async function hintFor(db: Db, call: Call, secret: string, asked: Asked): Promise<Hinted> {
  const place = await placeOf(db, asked)
  const preset = await getPreset(db)
  const told = { text: asked.text, aboutId: null, place, category: asked.category ?? null, collectedAt: call.now }
  const candidates = await findCandidates(db, told)
  const found = await rowsOf(db, candidates)
  const near = found.filter(
    ({ collectedAt, category }) =>
      call.now.getTime() - collectedAt.getTime() < recently && !isPersonal(preset, category)
  )
  const masters = await mastersOf(db, preset, near)
  const [master] = masters
  return {
    ...(master && {
      hint: { ...(await presentHint(db, call, place, masters, near)), token: joinToken(secret, master.id, call.now) }
    }),
    needs: await ownOf(db, call, near)
  }
}

async function placeOf(db: Db, { organisationId, poster }: Asked): Promise<string | null> {
  const id = organisationId ?? (poster ? (await getPosterByCode(db, poster)).organisationId : undefined)
  return id ? (await getOrganisationRef(db, id, '/organisationId')).path : null
}

async function rowsOf(db: Db, candidates: readonly { id: string }[]): Promise<NeedRow[]> {
  return await needsAt(
    db,
    candidates.map(({ id }) => ({ needId: id }))
  )
}

function isPersonal({ needs }: PresetVersion, category: string | null): boolean {
  return needs.categories
    .flatMap((group) => [
      group,
      ...(group.items ?? []).map((item) => ({ ...item, personal: item.personal || group.personal }))
    ])
    .some(({ key, personal }) => key === category && personal)
}

/**
 * What can be joined, the furthest along first: open needs, and those that others were merged into. Whether it is private
 * is asked of each again, for a master may be of another class than what was merged into it.
 */
async function mastersOf(db: Db, preset: PresetVersion, near: readonly NeedRow[]): Promise<NeedRow[]> {
  const merged = near.flatMap(({ status, mergedIntoId }) => (status === 'merged' && mergedIntoId ? [mergedIntoId] : []))
  const above = await rowsOf(
    db,
    [...new Set(merged)].map((id) => ({ id }))
  )
  const byId = new Map([...near, ...above].map((row) => [row.id, row]))
  return [...byId.values()]
    .filter(({ status, aboutId }) => openStatuses.includes(status) && aboutId === null)
    .filter(({ category }) => !isPersonal(preset, category))
    .toSorted(furthestFirst)
}

async function presentHint(
  db: Db,
  call: Call,
  place: string | null,
  masters: readonly NeedRow[],
  near: readonly NeedRow[]
): Promise<{ count: number; category?: string; here: boolean; days: number }> {
  const [master] = masters
  const newest = Math.max(...[...masters, ...near].map(({ collectedAt }) => collectedAt.getTime()))
  const spot = master?.organisationId ? (await getOrganisationRef(db, master.organisationId, '')).path : null
  return {
    count: masters.reduce((sum, { absorbed }) => sum + 1 + absorbed, 0),
    ...(master?.category && { category: master.category }),
    here: place !== null && whereOf({ place }, { place: spot }) === 'here',
    days: Math.max(0, Math.floor((call.now.getTime() - newest) / day))
  }
}

/** Those that the caller may see anyway: their own, or all if they are staff. */
async function ownOf(db: Db, call: Call, near: readonly NeedRow[]): Promise<Hinted['needs']> {
  if (!call.actor.personId) return []
  const ids = new Set(
    await visibleNeeds(
      db,
      call,
      near.map(({ id }) => id)
    )
  )
  return near
    .filter(({ id, status }) => ids.has(id) && (openStatuses.includes(status) || status === 'merged'))
    .map((row) => ({
      id: row.id as NeedId,
      code: row.code,
      title: row.title,
      mine: partsIn(row, call).includes('requester')
    }))
}
