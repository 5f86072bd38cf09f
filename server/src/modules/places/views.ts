import type { PlaceConfig } from '@hongchao/contract'

import type { Db } from '../../kernel/db.ts'

/** The teams as everybody may know them: what they are called and whom they serve, not who is in them. */
export async function viewTeams(db: Db): Promise<PlaceConfig['teams']> {
  const rows = await db
    .selectFrom('team')
    .select(['id', 'key', 'name', 'color', 'serves', 'note'])
    .orderBy('position')
    .execute()
  return rows.map(({ note, ...team }) => ({ ...team, ...(note && { note }) }))
}

/** What teams and organisations are called, by the keys by which a preset refers to them. */
export async function viewNames(db: Db): Promise<Map<string, string>> {
  const teams = await db.selectFrom('team').select(['key', 'name']).execute()
  const organisations = await db.selectFrom('organisation').select(['key', 'name']).execute()
  return new Map([...organisations, ...teams].map(({ key, name }) => [key, name]))
}
