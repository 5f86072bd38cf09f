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
