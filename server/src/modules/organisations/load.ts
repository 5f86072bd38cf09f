import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import { sealPhone } from '../../kernel/crypto/index.ts'
import type { Tx } from '../../kernel/db.ts'
import { initialsOf, personInitials } from '../../kernel/initials.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import { coveredUnits, type PresetOrganisation, type PresetPerson, type PresetTeam } from '../places/index.ts'
import { pathBelow } from './rules.ts'

/** From the key of something in a preset to its row. */
type Ids = Map<string, string>

/**
 * Adds the organisations of a preset that are not there yet, parents first. What is there stays as it is: it may have
 * been renamed or moved since.
 */
export async function loadOrganisations(tx: Tx, call: Call, preset: readonly PresetOrganisation[]): Promise<void> {
  const found = await tx.selectFrom('organisation').select(['key', 'id', 'path']).execute()
  const rows = new Map(found.map((row) => [row.key, row]))
  const added = preset.filter(({ key }) => !rows.has(key))
  for (const entry of added) {
    const parent = entry.parent === null ? undefined : rows.get(entry.parent)
    const row = { id: uuid(), key: entry.key, path: pathBelow(parent?.path, entry.key) }
    rows.set(entry.key, row)
    await tx
      .insertInto('organisation')
      .values({ ...row, parentId: parent?.id ?? null, ...facts(call, entry) })
      .execute()
  }
  const ids: Ids = new Map([...rows.values()].map(({ key, id }) => [key, id]))
  for (const entry of added) await loadRelations(tx, entry, ids)
}

function facts(call: Call, { name, shortName, kind, form, industry }: PresetOrganisation) {
  return {
    name,
    shortName: shortName ?? null,
    initials: initialsOf(name),
    kind,
    form: form ?? null,
    industry: industry ?? null,
    createdAt: call.now
  }
}

async function loadRelations(tx: Tx, entry: PresetOrganisation, ids: Ids): Promise<void> {
  const id = ids.get(entry.key)!
  const covers = coveredUnits(entry, entry.parent).map((unit) => ({ partyId: id, unitId: ids.get(unit)! }))
  const committees = (entry.memberOf ?? []).map((key) => ({ organisationId: ids.get(key)!, memberId: id }))
  const facilities = (entry.facilities ?? []).map(({ kind, name, areaM2 }) => ({
    id: uuid(),
    organisationId: id,
    kind,
    name,
    areaM2: areaM2 ?? null
  }))
  if (covers.length > 0) await tx.insertInto('coverage').values(covers).execute()
  if (committees.length > 0) await tx.insertInto('organisationMember').values(committees).execute()
  if (facilities.length > 0) await tx.insertInto('facility').values(facilities).execute()
}

/** Adds the teams that are not there yet. */
export async function loadTeams(tx: Tx, call: Call, preset: readonly PresetTeam[]): Promise<void> {
  const teams = await idsOf(tx, 'team')
  const organisations = await idsOf(tx, 'organisation')
  for (const [position, { key, name, organisation, color, serves, note }] of preset.entries()) {
    if (teams.has(key)) continue
    const team = { id: uuid(), key, name, color, serves, note: note ?? null, position }
    await tx
      .insertInto('team')
      .values({ ...team, organisationId: organisations.get(organisation)! })
      .execute()
  }
}

/** Adds the people that are not there yet, with their posts and teams; returns those that were added, by key. */
export async function loadPeople(tx: Tx, call: Call, preset: readonly PresetPerson[]): Promise<Ids> {
  const people = await idsOf(tx, 'person')
  const organisations = await idsOf(tx, 'organisation')
  const teams = await idsOf(tx, 'team')
  const added: Ids = new Map()
  for (const person of preset.filter(({ key }) => !people.has(key))) {
    const id = uuid()
    added.set(person.key, id)
    await insertPerson(tx, call, id, person, organisations)
    await insertPosts(tx, call, id, person, organisations)
    await insertMemberships(tx, call, id, person, organisations, teams)
  }
  return added
}

async function insertPerson(tx: Tx, call: Call, id: string, person: PresetPerson, organisations: Ids): Promise<void> {
  const { key, name, phone, organisation } = person
  await tx
    .insertInto('person')
    .values({
      id,
      key,
      name,
      initials: personInitials(name),
      ...sealPhone(call, sealedColumns.personPhone, id, phone?.replaceAll(' ', '')),
      organisationId: organisation ? organisations.get(organisation)! : null,
      createdAt: call.now
    })
    .execute()
}

async function insertPosts(tx: Tx, call: Call, personId: string, person: PresetPerson, ids: Ids): Promise<void> {
  const posts = (person.posts ?? []).map(({ kind, at, title, represents, from }) => ({
    id: uuid(),
    personId,
    organisationId: ids.get(at)!,
    kind,
    title,
    representsId: represents ? ids.get(represents)! : null,
    heldFrom: from ?? null,
    createdAt: call.now
  }))
  if (posts.length > 0) await tx.insertInto('post').values(posts).execute()
}

async function insertMemberships(
  tx: Tx,
  call: Call,
  personId: string,
  person: PresetPerson,
  organisations: Ids,
  teams: Ids
): Promise<void> {
  const members = (person.teams ?? []).map(({ team, drawnFrom, leader }) => ({
    id: uuid(),
    teamId: teams.get(team)!,
    personId,
    drawnFromId: organisations.get(drawnFrom ?? person.organisation!)!,
    leader,
    createdAt: call.now
  }))
  if (members.length > 0) await tx.insertInto('teamMember').values(members).execute()
}

async function idsOf(tx: Tx, table: 'organisation' | 'team' | 'person'): Promise<Ids> {
  const rows = await tx.selectFrom(table).select(['key', 'id']).execute()
  return new Map(rows.flatMap(({ key, id }) => (key === null ? [] : [[key, id] as const])))
}
