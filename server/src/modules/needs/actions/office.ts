import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPreset, type PresetVersion } from '../../places/index.ts'
import { findOrganisationOf, findTeams, getOrganisationRef } from '../references.ts'
import { beyondDuties, isAuthority, isOffice } from '../rules/offices.ts'
import type { NeedRow } from '../store.ts'

/** What requesters read in place of a clerk's name: the committee, department or community where they work, else the place. */
export async function officeOf(db: Db, call: Call): Promise<string> {
  const preset = await getPreset(db)
  const own = await findOrganisationOf(db, personOf(call))
  return own && isAuthority(preset, own.kind) ? own.name : preset.place.shortName
}

/** What requesters read in place of a handler's name: the team or the department. */
export function handlingOffice(need: NeedRow): string | null {
  return need.teamName ?? need.departmentName
}

export type Target = {
  teamId?: string | undefined
  departmentId?: string | undefined
  instructions?: string | undefined
}

export type Office = { name: string; teamId: string | null; departmentId: string | null; departmentPath: string | null }

export async function findOffice(db: Db, need: NeedRow, target: Target): Promise<Office> {
  if (Boolean(target.teamId) === Boolean(target.departmentId)) throw new AppError('need.dispatchTarget')
  if (target.teamId) {
    const team = (await findTeams(db)).find(({ id }) => id === target.teamId)
    if (!team) throw new AppError('team.notFound', { fields: [{ field: '/teamId', reason: 'invalid_value' }] })
    return { name: team.name, teamId: team.id, departmentId: null, departmentPath: null }
  }
  const { id, path, name, kind, active } = await getOrganisationRef(db, target.departmentId ?? '', '/departmentId')
  if (!active || !(id === need.aboutId || isOffice(await getPreset(db), kind))) {
    throw new AppError('need.dispatchTarget', { fields: [{ field: '/departmentId', reason: 'invalid_value' }] })
  }
  return { name, teamId: null, departmentId: id, departmentPath: path }
}

/** The office that is to lead. What it is asked to say of itself is no duty of others. */
export async function findLead(db: Db, need: NeedRow, target: Target): Promise<Office> {
  const office = await findOffice(db, need, target)
  if (!office.departmentId || office.departmentId === need.aboutId) return office
  const preset = await getPreset(db)
  const { kind } = await getOrganisationRef(db, office.departmentId, '/departmentId')
  const source = beyondDuties(preset.needs.duties, kind, classesOf(preset, need.category))
  if (source) {
    throw new AppError('need.beyondDuties', { source, fields: [{ field: '/departmentId', reason: 'invalid_value' }] })
  }
  return office
}

/** An item and the class in which it is. */
export function classesOf({ needs }: PresetVersion, category: string | null): (string | null)[] {
  const group = needs.categories.find(({ items }) => items?.some(({ key }) => key === category))
  return [category, group?.key ?? null]
}
