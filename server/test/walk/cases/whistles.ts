import { sql } from 'kysely'

import { type Case, rowsInSheet, wherever } from '../case.ts'
import type { World } from '../world.ts'
import { at } from './handling.ts'

const clerk = 'committeeStaff'
const team = 'teamLeader handler'
const overseers = `${clerk} supervisor`
const why = { reason: '占道烧烤，要几家一起到场。', spot: '三号楼南门' }

/** A whistle that waits for a supervisor. */
async function proposed({ owner }: World): Promise<void> {
  for (const place of ['place_here', 'place_there'])
    await sql`update ${sql.table(`${place}.whistle`)}
      set state = 'proposed', reviewer = 'supervisor', ended_at = null`.execute(owner)
}

/** A department that was called and has not come. */
async function waiting(world: World): Promise<void> {
  await at('need', 'handling', { assist: 'asked' })(world)
  for (const place of ['place_here', 'place_there']) {
    const [assist, organisation, call] = ['assist', 'organisation', 'whistle_call'].map((name) =>
      sql.table(`${place}.${name}`)
    )
    await sql`update ${assist} set team_id = null, department_id = o.id, department_path = o.path
      from ${sql.table(`${place}.need`)} n join ${organisation} o on o.path = (n.path::text || '.office')::ltree
      where n.id = ${assist}.need_id`.execute(world.owner)
    await sql`update ${call} set answered_at = null, answered_by_id = null, ended_at = null`.execute(world.owner)
  }
}

/** Offices that are called to a need. */
export const whistleCases: Case[] = [
  {
    route: 'GET /api/:place/whistles',
    serves: { '-': 'people' },
    answers: { 'whistle.inside': overseers, 'call.inside': overseers, 'need.inside': overseers }
  },
  {
    route: 'GET /api/:place/whistles',
    when: 'that call an office of the caller',
    serves: { '-': 'people' },
    given: at('need', 'handling', { assist: 'handling' }),
    ask: () => ({ query: { view: 'called' } }),
    answers: { 'whistle.inside': 'otherTeam', 'call.inside': 'otherTeam', 'need.inside': 'otherTeam' }
  },
  {
    route: 'GET /api/:place/whistles/export',
    serves: { '-': 'people' },
    tells: { figure: rowsInSheet, is: { [overseers]: 1 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/needs/:id/whistles',
    serves: wherever('need', `${overseers} ${team} requester`),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'whistle.inside': `${overseers} ${team}`, 'call.inside': `${overseers} ${team}` },
    shows: 'organisation'
  },
  {
    route: 'POST /api/:place/needs/:id/whistles',
    serves: wherever('need', `${clerk} ${team}`),
    given: at('need', 'handling'),
    ask: ({ id }) => ({ params: { id }, body: { kind: 'priority', ...why } }),
    changes: 'need need_scope need_event whistle'
  },
  {
    route: 'POST /api/:place/whistles/:id/actions',
    when: 'approve',
    serves: wherever('whistle', 'supervisor'),
    given: proposed,
    ask: ({ id }) => ({ params: { id }, body: { action: 'approve' } }),
    changes: 'need need_scope need_event whistle'
  },
  {
    route: 'POST /api/:place/whistles/:id/actions',
    when: 'withdraw',
    serves: wherever('whistle', clerk),
    given: proposed,
    ask: ({ id }) => ({ params: { id }, body: { action: 'withdraw', text: '已经平息。' } }),
    changes: 'need need_scope need_event whistle'
  },
  {
    route: 'POST /api/:place/whistle-calls/:id/answer',
    serves: wherever('call', clerk),
    given: waiting,
    ask: ({ id }) => ({ params: { id }, body: { repliedBy: '王科长', receivedAt: '2026-03-02T02:00:00.000Z' } }),
    changes: 'need need_scope need_event whistle_call'
  },
  {
    route: 'POST /api/:place/whistle-calls/:id/reviews',
    serves: wherever('call', `${clerk} ${team}`),
    ask: ({ id }) => ({ params: { id }, body: { side: 'blower', score: 5 } }),
    changes: 'need need_event whistle_review'
  }
]
