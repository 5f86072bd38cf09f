import { v7 as uuid } from 'uuid'

import { sealPhone } from '../../src/kernel/crypto/index.ts'
import { keyOf } from '../../src/modules/files/actions.ts'
import { scopeNeeds } from '../../src/modules/needs/store.ts'
import { hashKey } from '../../src/modules/needs/receipt.ts'
import { sealedColumns } from '../../src/sealed-columns.ts'
import type { TestApp, TestPerson, TestPlace } from '../harness.ts'
import type { Actors } from './actors.ts'
import { seedCallback } from './callbacks.ts'
import { seedBooking } from './bookings.ts'
import { seedCard } from './cards.ts'
import { seedFeeds } from './feeds.ts'
import { seedFigures } from './figures.ts'
import { seedImports } from './imports.ts'
import { seedMeeting } from './meetings.ts'
import { seedLessons } from './lessons.ts'
import { seedOutside } from './outside.ts'
import { seedMove, seedService } from './moves.ts'
import { seedAssist, seedPressing } from './orders.ts'
import { seedRecurrence } from './recurrences.ts'
import { seedRound } from './rounds.ts'
import type { Region, Row, Secret } from './rows.ts'

type Seeded = { rows: Record<string, Row> } & Record<Secret, string[]>

/** Who has a part in the needs of a region. Inside, they are the actors themselves. */
type Cast = { clerk: TestPerson; leader: TestPerson; handler: TestPerson; requester: TestPerson }

type Ground = { t: TestApp; place: TestPlace; region: Region; cast: Cast; top: string; office: string; firm: string }

/** One row of each table of a place. */
export async function seedRegion(
  t: TestApp,
  place: TestPlace,
  region: Region,
  actors: Actors | undefined
): Promise<Seeded> {
  const at = (part: string): string => place.organisation(`zone.${region}${part}`)
  const cast = actors
    ? { clerk: actors.committeeStaff, leader: actors.teamLeader, handler: actors.handler, requester: actors.requester }
    : await makeCast(place, `zone.${region}`)
  const ground = { t, place, region, cast, top: at(''), office: at('.office'), firm: at('.firm') }

  const team = await place.team(`zone.${region}`, cast.leader, cast.handler)
  const otherTeam = actors ? await place.team('zone.inside', actors.otherTeam) : team
  const organisationRows = await seedOrganisations(ground, team)
  const needRows = await seedNeeds(ground, team, otherTeam)
  const notification = await seedTraces(ground, needRows.rows['need']!.id)
  const imports = await seedImports(ground)
  const outside = await seedOutside(ground, needRows.rows['closed']!.id)
  const serviceId = await seedService(ground)
  const recurrences = await seedRecurrence(ground)
  return {
    ...needRows,
    rows: {
      organisation: { id: ground.top },
      service: { id: serviceId },
      ...(await seedBooking(ground, serviceId)),
      ...recurrences,
      ...(await seedFeeds(ground, recurrences.recurrence.id)),
      office: { id: ground.office },
      firm: { id: ground.firm },
      person: { id: cast.requester.personId },
      meeting: await seedMeeting(place.db, ground.top, t.clock.now, needRows.rows),
      ...(await seedRound(ground, needRows.rows, phoneOf(region))),
      holder: { id: cast.handler.personId },
      notification,
      ...imports,
      ...outside,
      ...organisationRows,
      ...needRows.rows
    }
  }
}

async function makeCast({ person }: TestPlace, at: string): Promise<Cast> {
  return {
    clerk: await person(at, ['committeeStaff', at]),
    leader: await person(at, ['teamLeader', at]),
    handler: await person(at, ['handler', at]),
    requester: await person(at, ['resident', at])
  }
}

async function seedOrganisations(ground: Ground, teamId: string): Promise<Record<string, Row>> {
  const { t, place, region, cast, top, office, firm } = ground
  const { db } = place
  const createdAt = t.clock.now
  const [post, facility, poster, spare] = [uuid(), uuid(), uuid(), uuid()]
  const personId = cast.handler.personId
  await db
    .insertInto('post')
    .values({ id: post, personId, organisationId: top, kind: 'secretary', title: '书记', createdAt })
    .execute()
  await db
    .insertInto('facility')
    .values({ id: facility, organisationId: top, kind: 'serviceStation', name: '站点' })
    .execute()
  await db.insertInto('coverage').values({ partyId: office, unitId: firm }).execute()
  await db.insertInto('organisationMember').values({ organisationId: top, memberId: firm }).execute()
  await db
    .insertInto('person')
    .values({
      id: spare,
      name: '无号',
      initials: 'wh',
      ...sealPhone(t.deps, sealedColumns.personPhone, spare, phoneOf(region)),
      organisationId: top,
      createdAt
    })
    .execute()
  const code = `poster-${region}`
  await db.updateTable('organisation').set({ kind: 'enterprise' }).where('id', '=', firm).execute()
  await db.updateTable('organisation').set({ kind: 'department' }).where('id', '=', office).execute()
  await db.insertInto('poster').values({ id: poster, code, organisationId: top, location: '东门', createdAt }).execute()
  const member = db.selectFrom('teamMember').select('id').where('personId', '=', personId)
  const grant = db.selectFrom('roleGrant').select('id').where('personId', '=', personId)
  const session = t.db.selectFrom('platform.session').select('id').where('userId', '=', cast.handler.accountId)
  return {
    team: { id: teamId, member: (await member.executeTakeFirstOrThrow()).id },
    grant: await grant.executeTakeFirstOrThrow(),
    session: await session.executeTakeFirstOrThrow(),
    poster: { id: poster, code },
    cardBatch: await seedCard(db, { region, organisationId: top, createdAt }),
    paper: { id: spare },
    post: { id: post },
    facility: { id: facility }
  }
}

function phoneOf(region: Region): string {
  return `1390000000${region.length}`
}

function noteOf(region: Region): string {
  return `${region}的内部记录`
}

type NeedSeed = { name: string; status: 'handling' | 'dispatched' | 'closed'; text: string; aboutId?: string }

/** A need with the team, a complaint that was sent to the unit itself, and a closed need with its evaluation. */
async function seedNeeds(ground: Ground, teamId: string, otherTeam: string): Promise<Seeded> {
  const words = `${ground.region}的暗号`
  const contact = { name: `秦${ground.region}`, phone: phoneOf(ground.region) }
  const needs: NeedSeed[] = [
    { name: 'need', status: 'handling', text: '路灯坏了。' },
    { name: 'complaint', status: 'dispatched', text: words, aboutId: ground.firm },
    { name: 'closed', status: 'closed', text: '路灯坏过。' }
  ]
  const rows: Record<string, Row> = {}
  for (const need of needs) rows[need.name] = await seedNeed(ground, need, { teamId, otherTeam, ...contact })
  rows['file'] = await seedFile(ground, rows['need']!.id)
  const pressing = { teamId, clerkId: ground.cast.clerk.personId }
  Object.assign(rows, await seedPressing(ground.place.db, ground.t.clock.now, rows['need']!, pressing))
  rows['complaintFile'] = await seedFile(ground, rows['complaint']!.id)
  const { db } = ground.place
  const closed = rows['closed']!.id
  const evaluation = { id: uuid(), needId: closed, round: 1, solved: true, score: 5, evaluatedAt: ground.t.clock.now }
  await db.insertInto('evaluation').values(evaluation).execute()
  await seedLessons(db, Object.values(rows).slice(0, needs.length))
  await seedLikeness(ground, [rows['need']!.id, closed])
  rows['edition'] = { id: rows['need']!['edition']!, code: rows['need']!['code']! }
  const shared = { personId: ground.cast.clerk.personId, organisationId: ground.top, name: '路灯', position: 3 }
  rows['savedFilter'] = { id: uuid() }
  await db
    .insertInto('savedFilter')
    .values({ ...rows['savedFilter'], ...shared, filter: '{}', createdAt: ground.t.clock.now })
    .execute()
  const called = { needId: closed, personId: ground.cast.clerk.personId, note: noteOf(ground.region) }
  rows['callback'] = await seedCallback(db, ground.t.clock.now, called)
  rows['exclusion'] = await seedFigures(ground, {
    needId: closed,
    clerk: ground.cast.clerk,
    note: noteOf(ground.region)
  })
  return { rows, words: [words], contact: Object.values(contact), notes: [noteOf(ground.region)] }
}

/** Two needs that say the same, of which one was merged into the other for a while. */
async function seedLikeness({ t, place: { db } }: Ground, [one, other]: [string, string]): Promise<void> {
  const now = t.clock.now
  await db
    .insertInto('fingerprint')
    .values([one, other].map((needId) => ({ key: '1', needId })))
    .execute()
  await db.insertInto('uncompared').values({ needId: other }).execute()
  await db
    .insertInto('duplicate')
    .values({ needId: one, otherId: other, similarity: 0.6, same: false, foundAt: now })
    .execute()
  const merge = { id: uuid(), needId: other, masterId: one, joined: false, status: 'submitted' as const }
  await db
    .insertInto('needMerge')
    .values({ ...merge, mergedAt: now, endedAt: now })
    .execute()
}

async function seedNeed(
  ground: Ground,
  { name, status, text, aboutId }: NeedSeed,
  { teamId, otherTeam, name: calledBy, phone }: Record<'teamId' | 'otherTeam' | 'name' | 'phone', string>
): Promise<Row> {
  const { t, place, region, cast, top, firm } = ground
  const { db, organisation } = place
  const now = t.clock.now
  const [id, dispatchId] = [uuid(), uuid()]
  const path = `zone.${region}`
  const handlerId = aboutId ? null : cast.handler.personId
  const to = aboutId ? { departmentId: firm } : { teamId }
  const lies = aboutId ? { ...to, departmentPath: `${path}.firm` } : to
  const about = aboutId ? { aboutId, aboutPath: `${path}.firm`, instructions: '请改善。' } : {}
  const classes = { category: 'lamp', level: 'community', way: 'door', kind: 'employee', channel: 'online' as const }
  const moments = { collectedAt: now, createdAt: now, updatedAt: now, presetVersion: 1 }
  const closed = status === 'closed' ? { closedAt: now, answeredAt: now, answer: '修好了。' } : {}
  const where = { organisationId: organisation(path), path }
  const row = { id, ...where, title: text, text, status, ...classes, ...moments, ...lies, ...about, ...closed }
  const { code } = await db
    .insertInto('need')
    .values({ ...row, dispatchId, handlerId })
    .returning('code')
    .executeTakeFirstOrThrow()
  await db.transaction().execute((tx) => scopeNeeds(tx, [id]))
  const sent = { id: dispatchId, needId: id, ...to, dispatchedById: cast.clerk.personId, dispatchedAt: now, handlerId }
  await db.insertInto('dispatch').values(sent).execute()
  const key = `KEY${region.slice(0, 2).toUpperCase().replaceAll('O', 'P').replaceAll('I', 'J')}234`
  const sealed = sealPhone(t.deps, sealedColumns.requesterPhone, id, phone)
  const person = { personId: cast.requester.personId, name: calledBy, ...sealed }
  const keyHash = hashKey(t.deps.secret, code, key)
  await db
    .insertInto('needRequester')
    .values({ id: uuid(), needId: id, ...person, keyHash })
    .execute()
  const asked = await seedStory(ground, id, { dispatchId, teamId: otherTeam })
  if (name === 'need') Object.assign(asked, await seedMove(ground, id))
  return { id, code, key, name, ...asked, about: aboutId ?? '', team: teamId, organisation: top }
}

/** Returns the ids of what was asked for. */
async function seedStory(
  { t, place: { db }, region, cast }: Ground,
  needId: string,
  { dispatchId, teamId }: Record<'dispatchId' | 'teamId', string>
): Promise<Record<'plea' | 'returning' | 'assist', string>> {
  const now = t.clock.now
  const later = new Date('2026-03-04T02:00:00Z')
  const limit = { limitAmount: 3, limitUnit: 'workingDay', startedAt: now, dueAt: later, soonAt: later }
  const clockId = uuid()
  await db
    .insertInto('needClock')
    .values({ id: clockId, needId, kind: 'handling', round: 1, ...limit, provisional: false, steps: '[]' })
    .execute()
  const plea = { id: uuid(), needId, clockId, kind: 'extension' as const, state: 'declined' as const }
  const asked = { reason: '需要采购', text: noteOf(region), until: '2026-03-10', approver: 'clerk' as const }
  await db
    .insertInto('clockPlea')
    .values({ ...plea, ...asked, askedById: cast.handler.personId, askedAt: now })
    .execute()
  const returning = { id: uuid(), needId, dispatchId, state: 'declined' as const, reason: noteOf(region), teamId }
  await db
    .insertInto('returnPlea')
    .values({
      ...returning,
      adjudicator: 'supervisor',
      decideBy: later,
      askedById: cast.handler.personId,
      askedAt: now,
      decidedById: cast.clerk.personId,
      decidedAt: now
    })
    .execute()
  const assist = await seedAssist(db, now, { needId, teamId, askedById: cast.clerk.personId })
  const event = { needId, at: now, actorId: cast.handler.personId, details: '{}' }
  await db
    .insertInto('needEvent')
    .values([
      { id: uuid(), ...event, kind: 'submitted', public: true },
      { id: uuid(), ...event, kind: 'noted', public: false, text: noteOf(region) }
    ])
    .execute()
  return { plea: plea.id, returning: returning.id, assist: assist.id }
}

async function seedFile({ t, place: { db, slug } }: Ground, subjectId: string): Promise<Row> {
  const id = uuid()
  const row = { id, subjectKind: 'need' as const, subjectId, type: 'image/jpeg', name: `${id}.jpg`, bytes: 3 }
  await db
    .insertInto('file')
    .values({ ...row, createdAt: t.clock.now })
    .execute()
  await t.deps.storage.put(keyOf(slug, id), new Uint8Array([1, 2, 3]))
  return { id }
}

/** What calls leave behind. */
async function seedTraces({ t, place: { db }, cast }: Ground, subjectId: string): Promise<Row> {
  const now = t.clock.now
  const personId = cast.handler.personId
  const message = { id: uuid(), personId, kind: 'need.dispatched', subjectId, occasion: 'seed', createdAt: now }
  await db.insertInto('notification').values(message).execute()
  await db.insertInto('liveChange').values({ at: now, topic: 'need', subjectId }).execute()
  const agreed = { id: uuid(), personId: cast.requester.personId, version: '2018-01-01', at: now }
  await db
    .insertInto('noticeAgreement')
    .values({ ...agreed, how: 'signUp' })
    .execute()
  await db.insertInto('audit').values({ at: now, actorId: personId, event: 'seed', subjectId, details: '{}' }).execute()
  const kept = { accountId: cast.handler.accountId, key: uuid(), fingerprint: 'seed', createdAt: now }
  await db.insertInto('idempotency').values(kept).execute()
  return { id: message.id }
}
