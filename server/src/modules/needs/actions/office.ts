import type { Db } from '../../../kernel/db.ts'
import { getPreset } from '../../places/index.ts'
import type { NeedRow } from '../store.ts'

/** What requesters read in place of a clerk's name: the office they speak for. */
export async function officeOf(db: Db): Promise<string> {
  return (await getPreset(db)).place.shortName
}

/** What requesters read in place of a handler's name: the team or the department. */
export function handlingOffice(need: NeedRow): string | null {
  return need.teamName ?? need.departmentName
}
