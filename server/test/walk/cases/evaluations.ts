import { sql } from 'kysely'

import { type Case, rowsInSheet, wherever } from '../case.ts'
import type { World } from '../world.ts'

const readers = 'committeeStaff supervisor'

/** The party of the example is a street; here it is the zone, to which all belong. */
async function spokenForByAll({ owner }: World): Promise<void> {
  for (const place of ['place_here', 'place_there']) {
    const changed = sql`fingerprint = 'walk', content = replace(content::text, '"of": "street"', '"of": "zone"')::jsonb`
    await sql`update ${sql.table(`${place}.preset_version`)} set ${changed}`.execute(owner)
  }
}

async function claimedBySupervisor({ owner, actors: { supervisor } }: World): Promise<void> {
  const claim = sql`claimed_by_id = ${supervisor.personId}, claimed_at = '2026-03-02T02:00:00Z'`
  await sql`update place_here.callback set ${claim}`.execute(owner)
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
  { route: 'GET /api/:place/evaluations/due', serves: { '-': readers }, answers: {} },
  {
    route: 'GET /api/:place/callbacks',
    serves: { '-': readers },
    answers: { 'callback.inside': readers },
    reads: { notes: readers }
  },
  {
    route: 'GET /api/:place/callbacks/export',
    serves: { '-': readers },
    tells: { figure: rowsInSheet, is: { [readers]: 1 }, otherwise: 0 },
    reads: { notes: readers }
  },
  {
    route: 'GET /api/:place/callbacks/progress',
    serves: { '-': readers },
    tells: { figure: ({ open }: { open: number }) => open, is: { [readers]: 1 }, otherwise: 0 }
  },
  {
    route: 'POST /api/:place/callbacks/:id/claim',
    serves: wherever('callback', readers),
    ask: ({ id }) => ({ params: { id }, body: { claimed: true } }),
    changes: 'callback',
    reads: { notes: readers }
  },
  {
    route: 'POST /api/:place/callbacks/:id/results',
    serves: wherever('callback', 'supervisor'),
    given: claimedBySupervisor,
    ask: ({ id }) => ({ params: { id }, body: { outcome: 'reached', solved: false, score: 2 } }),
    changes: 'callback callback_result need need_event',
    reads: { notes: 'supervisor' },
    refusal: { status: 409 }
  },
  {
    route: 'POST /api/:place/needs/:id/contact',
    when: 'by whoever is to call',
    serves: wherever('closed', 'committeeStaff teamLeader handler supervisor'),
    given: claimedBySupervisor,
    ask: ({ id }) => ({ params: { id }, body: { reason: '回访' } }),
    reads: { contact: 'committeeStaff teamLeader handler supervisor' }
  }
]
