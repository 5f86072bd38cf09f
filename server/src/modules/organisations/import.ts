import { type Insertable, sql } from 'kysely'

import { recordAudits } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { AppError } from '../../kernel/errors.ts'
import { initialsOf } from '../../kernel/initials.ts'
import type { Tables } from '../../kernel/tables.ts'
import { getPreset } from '../places/index.ts'
import { pathBelow } from './rules.ts'
import { lockTree } from './store.ts'

/** A unit of a register. */
export type ImportedOrganisation = { id: string; name: string; shortName?: string; industry?: string; active: boolean }

export type OrganisationEntry = {
  /** Of some names, those that an organisation of the place bears already. */
  findNames: (names: readonly string[]) => Promise<Set<string>>
  enter: (units: readonly ImportedOrganisation[]) => Promise<void>
}

/** What enters many organisations below one; none of them is a Party organisation, which covers units and has a form. */
export async function openOrganisationEntry(
  tx: Tx,
  call: Call,
  { parentId, kind }: { parentId: string; kind: string }
): Promise<OrganisationEntry> {
  await lockTree(tx)
  const { place } = await getPreset(tx)
  const known = place.organisationKinds.find(({ key }) => key === kind)
  if (!known || known.nature === 'partyOrg') throw new AppError('organisation.kindUnknown')
  const parent = await tx
    .selectFrom('organisation')
    .select(['id', 'path'])
    .where('id', '=', parentId)
    .executeTakeFirstOrThrow()
  return {
    findNames: (names) => findNames(tx, names),
    enter: (units) => enterUnits(tx, call, units, { kind, parent })
  }
}

async function findNames(tx: Tx, names: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('organisation')
    .select('name')
    .where('name', 'in', [...names])
    .execute()
  return new Set(rows.map(({ name }) => name))
}

type Below = { kind: string; parent: { id: string; path: string } }

async function enterUnits(
  tx: Tx,
  call: Call,
  units: readonly ImportedOrganisation[],
  { kind, parent }: Below
): Promise<void> {
  if (units.length === 0) return
  const rows = units.map(({ id, name, shortName, industry, active }): Insertable<Tables['organisation']> => {
    const key = `o${id.replaceAll('-', '')}`
    const facts = { name, shortName: shortName ?? null, industry: industry ?? null, initials: initialsOf(name), active }
    const where = { key, parentId: parent.id, path: pathBelow(parent.path, key) }
    return { id, ...where, kind, form: null, ...facts, createdAt: call.now }
  })
  await tx.insertInto('organisation').values(rows).execute()
  const ids = units.map(({ id }) => id)
  await recordAudits(tx, call, 'organisation.imported', ids, { parentId: parent.id, kind })
}

/** What refers to an organisation and is more than the organisation itself; the scopes of needs go with the needs. */
export const uses = [
  { table: 'organisation', column: 'parentId' },
  { table: 'person', column: 'organisationId' },
  { table: 'post', column: 'organisationId' },
  { table: 'post', column: 'representsId' },
  { table: 'organisationMember', column: 'organisationId' },
  { table: 'organisationMember', column: 'memberId' },
  { table: 'coverage', column: 'partyId' },
  { table: 'coverage', column: 'unitId' },
  { table: 'facility', column: 'organisationId' },
  { table: 'team', column: 'organisationId' },
  { table: 'teamMember', column: 'drawnFromId' },
  { table: 'roleGrant', column: 'organisationId' },
  { table: 'poster', column: 'organisationId' },
  { table: 'need', column: 'organisationId' },
  { table: 'need', column: 'aboutId' },
  { table: 'need', column: 'departmentId' },
  { table: 'dispatch', column: 'departmentId' },
  { table: 'importBatch', column: 'organisationId' },
  { table: 'returnPlea', column: 'proposedDepartmentId' },
  { table: 'returnPlea', column: 'departmentId' },
  { table: 'assist', column: 'departmentId' },
  { table: 'supervisionOrder', column: 'departmentId' },
  { table: 'open311Key', column: 'organisationId' },
  { table: 'webhook', column: 'organisationId' },
  { table: 'cardBatch', column: 'organisationId' },
  { table: 'savedFilter', column: 'organisationId' },
  { table: 'timetable', column: 'organisationId' },
  { table: 'recurrence', column: 'organisationId' },
  { table: 'enrolment', column: 'organisationId' },
  { table: 'meeting', column: 'organisationId' },
  { table: 'meetingAttendee', column: 'organisationId' },
  { table: 'roundPlan', column: 'organisationId' },
  { table: 'respondent', column: 'organisationId' }
] as const

/** Why an imported organisation must stay: somebody changed it, or something refers to it. */
export type Kept = { id: string; label: string; reason: 'changed' | 'inUse' }

/** Locks the tree and some imported organisations until the transaction ends. */
export async function lockImportedOrganisations(tx: Tx, ids: string[]): Promise<void> {
  await lockTree(tx)
  await tx.selectFrom('organisation').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

/** Of some imported organisations, those that must stay. */
export async function findKeptOrganisations(db: Db, ids: string[]): Promise<Kept[]> {
  const rows = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'in', ids).execute()
  const reasons = new Map<string, Kept['reason']>()
  const changed = await db
    .selectFrom('audit')
    .select('subjectId')
    .where('subjectId', 'in', ids)
    .where('event', 'in', ['organisation.updated', 'organisation.moved'])
    .execute()
  for (const { subjectId } of changed) reasons.set(subjectId, 'changed')
  for (const use of uses) for (const id of await findUses(db, use, ids)) reasons.set(id, 'inUse')
  return rows.flatMap(({ id, name }) => {
    const reason = reasons.get(id)
    return reason ? [{ id, label: name, reason }] : []
  })
}

async function findUses(db: Db, { table, column }: (typeof uses)[number], ids: string[]): Promise<string[]> {
  const used = sql.ref<string>(`user.${column}`)
  const rows = await db
    .selectFrom(`${table} as user` as 'need as user')
    .select(used.as('id'))
    .where(used, 'in', ids)
    .distinct()
    .execute()
  return rows.map(({ id }) => id)
}

/** Takes imported organisations away; {@link lockImportedOrganisations} comes first. */
export async function forgetImportedOrganisations(tx: Tx, call: Call, ids: string[]): Promise<void> {
  await tx.deleteFrom('organisation').where('id', 'in', ids).execute()
  await recordAudits(tx, call, 'organisation.importUndone', ids)
}
