import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { pathsOf, reachOf, visible } from './reach.ts'
import { isOfUnit } from './rules/offices.ts'

/** What the audit trail may say of a need: its code, and nothing of what was said or by whom. */
export type NeedTrace = {
  code: string
  /** To be recognised in the trail, never to be shown. */
  requesterId: string | null
  /** The caller belongs to the unit complained of. */
  shielded: boolean
  /** The caller may look at the need itself. */
  visible: boolean
}

export async function findNeedTraces(db: Db, call: Call, ids: readonly string[]): Promise<Map<string, NeedTrace>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('need')
    .innerJoin('needRequester', 'needRequester.needId', 'need.id')
    .select((eb) => [
      'need.id',
      'need.code',
      'need.aboutPath',
      'needRequester.personId',
      eb.or([visible(eb, reachOf(call))]).as('visible')
    ])
    .where('need.id', 'in', ids)
    .execute()
  return new Map(
    rows.map(({ id, code, aboutPath, personId, visible: seen }) => [
      id,
      { code, requesterId: personId, shielded: isOfUnit(aboutPath, pathsOf(call)), visible: Boolean(seen) }
    ])
  )
}

export async function findNeedIdByCode(db: Db, code: string): Promise<string | undefined> {
  const row = await db.selectFrom('need').select('id').where('code', '=', code).executeTakeFirst()
  return row?.id
}
