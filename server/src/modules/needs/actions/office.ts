import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { getPreset } from '../../places/index.ts'
import { findOrganisationOf, findTeams, getOrganisationRef } from '../references.ts'
import { isAuthority, isOffice } from '../rules/offices.ts'
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
