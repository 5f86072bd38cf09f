import { sql } from 'kysely'

import { type Case, wherever } from '../case.ts'
import type { World } from '../world.ts'

const readers = 'committeeStaff supervisor'

/** The party of the example is a street; here it is the zone, to which all belong. */
async function spokenForByAll({ owner }: World): Promise<void> {
  for (const place of ['place_here', 'place_there']) {
    const changed = sql`fingerprint = 'walk', content = replace(content::text, '"of": "street"', '"of": "zone"')::jsonb`
    await sql`update ${sql.table(`${place}.preset_version`)} set ${changed}`.execute(owner)
  }
}

/** What the parties of the place say of how needs were handled. */
export const evaluationCases: Case[] = [
  {
    route: 'GET /api/:place/needs/:id/evaluations',
    serves: wherever('closed', readers),
    ask: ({ id }) => ({ params: { id } }),
    tells: { figure: ({ parties }: { parties: object[] }) => parties.length, is: { [readers]: 1 }, otherwise: 0 },
    reads: { notes: readers }
  },
  {
    route: 'POST /api/:place/needs/:id/evaluations',
    serves: wherever('closed', readers),
    given: spokenForByAll,
    ask: ({ id }) => ({ params: { id }, body: { party: 'street', score: 8 } }),
    changes: 'party_evaluation need_event',
    reads: { notes: readers }
  },
  { route: 'GET /api/:place/evaluations/due', serves: { '-': readers }, answers: {} }
]
