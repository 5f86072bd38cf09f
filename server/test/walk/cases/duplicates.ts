import { sql } from 'kysely'

import { type Case, rowsInSheet, wherever } from '../case.ts'
import type { World } from '../world.ts'

const clerk = 'committeeStaff'
const merging = 'need need_scope need_event need_clock dispatch need_merge'
const regions = { place_here: ['inside', 'outside'], place_there: ['other'] }

/** The need that was closed is open again, beside the one that says the same. */
async function bothOpen({ owner, rows }: World): Promise<void> {
  for (const [place, all] of Object.entries(regions)) {
    const ids = sql.join(all.map((region) => rows.get(`closed.${region}`)!.id))
    const [need, scope] = [sql.table(`${place}.need`), sql.table(`${place}.need_scope`)]
    const free = sql`team_id = null, dispatch_id = null, handler_id = null`
    await sql`update ${need} set status = 'submitted', ${free} where id in (${ids})`.execute(owner)
    await sql`update ${scope} set status = 'submitted' where need_id in (${ids})`.execute(owner)
  }
}

/** The need that was closed was merged into the one that says the same. */
async function merged({ owner, rows }: World): Promise<void> {
  for (const [place, all] of Object.entries(regions)) {
    for (const region of all) {
      const [master, need] = [rows.get(`need.${region}`)!.id, rows.get(`closed.${region}`)!.id]
      const open = sql`update ${sql.table(`${place}.need_merge`)} set ended_at = null where need_id = ${need}`
      await open.execute(owner)
      const into = sql`status = 'merged', merged_into_id = ${master}`
      await sql`update ${sql.table(`${place}.need`)} set ${into} where id = ${need}`.execute(owner)
    }
  }
}

/** Needs that say the same: looked for, merged, given back, told apart; and what many report. */
export const duplicateCases: Case[] = [
  {
    route: 'GET /api/:place/duplicates',
    serves: { '-': clerk },
    given: bothOpen,
    answers: { 'need.inside': clerk, 'closed.inside': clerk }
  },
  {
    route: 'GET /api/:place/duplicates/of/:id',
    serves: wherever('need', clerk),
    ask: ({ id }) => ({ params: { id } }),
    answers: {}
  },
  {
    route: 'POST /api/:place/duplicates/hint',
    serves: wherever('organisation', 'everybody', 'everybody'),
    ask: ({ id }) => ({ body: { text: '路灯坏了。', organisationId: id } })
  },
  {
    route: 'POST /api/:place/duplicates/merged',
    serves: wherever('closed', clerk),
    given: bothOpen,
    ask: ({ id }, { rows }) => ({ body: { masterId: rows.get('need.inside')!.id, ids: [id] } }),
    changes: merging,
    // What the clerk does not receive is named as failed, with no word of it.
    refusal: { status: 200 }
  },
  {
    route: 'POST /api/:place/duplicates/unmerged',
    serves: wherever('closed', clerk),
    given: merged,
    ask: ({ id }) => ({ body: { ids: [id] } }),
    changes: `${merging} callback`,
    refusal: { status: 200 }
  },
  {
    route: 'POST /api/:place/duplicates/distinct',
    serves: wherever('closed', clerk),
    ask: ({ id }, { rows }) => ({ body: { needId: id, otherIds: [rows.get('need.inside')!.id], distinct: true } }),
    changes: 'duplicate'
  },
  {
    route: 'GET /api/:place/topics',
    serves: { '-': 'committeeStaff supervisor' },
    answers: { 'need.inside': 'committeeStaff supervisor', 'closed.inside': 'committeeStaff supervisor' }
  },
  {
    route: 'GET /api/:place/topics/export',
    serves: { '-': 'committeeStaff supervisor' },
    tells: { figure: rowsInSheet, is: { 'committeeStaff supervisor': 1 }, otherwise: 0 }
  }
]
