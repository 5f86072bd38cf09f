import { type Call, personOf } from '../../../kernel/call.ts'
import type { Db } from '../../../kernel/db.ts'
import { getPreset } from '../../places/index.ts'
import { findOrganisationOf } from '../references.ts'
import { isAuthority } from '../rules/offices.ts'
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
