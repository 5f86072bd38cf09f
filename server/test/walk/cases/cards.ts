import { sql } from 'kysely'

import { keyOfCard } from '../../../src/modules/cards/keys.ts'
import { type Case, wherever } from '../case.ts'
import type { World } from '../world.ts'

const makers = 'placeAdministrator committeeStaff'
const recorders = 'committeeStaff teamLeader handler branchSecretary enterpriseContact otherTeam postOfUnit'
const entry = {
  text: '三号楼门口的路灯坏了，晚上看不见路。',
  kind: 'employee',
  name: '来人',
  collectedAt: '2026-03-02T02:00:00.000Z'
}

/** Each card was typed in. */
async function typedIn({ owner, rows }: World): Promise<void> {
  for (const region of ['inside', 'outside'] as const) {
    const [batch, need] = [rows.get(`cardBatch.${region}`)!.id, rows.get(`need.${region}`)!.id]
    await sql`update place_here.card set need_id = ${need} where batch_id = ${batch}`.execute(owner)
  }
}

/** Need cards on paper, before and after they are typed in. */
export const cardCases: Case[] = [
  { route: 'GET /api/:place/cards', serves: { '-': makers }, answers: { 'cardBatch.inside': makers } },
  {
    route: 'POST /api/:place/cards',
    serves: wherever('organisation', makers),
    ask: ({ id }) => ({ body: { organisationId: id, occasion: '座谈会', cards: 2 } }),
    changes: 'card_batch card'
  },
  {
    route: 'POST /api/:place/cards/:id/printed',
    serves: wherever('cardBatch', makers),
    ask: ({ id }) => ({ params: { id } })
  },
  {
    route: 'GET /api/:place/cards/by-number/:number',
    serves: wherever('cardBatch', recorders),
    ask: ({ number }) => ({ params: { number: number! } })
  },
  {
    route: 'POST /api/:place/cards/by-number/:number/entered',
    serves: wherever('cardBatch', recorders),
    ask: ({ number }) => ({ params: { number: number! }, body: entry }),
    changes: 'card need need_scope need_requester need_clock need_event fingerprint uncompared'
  },
  {
    route: 'POST /api/:place/cards/followed',
    serves: wherever('cardBatch', 'everybody', 'everybody'),
    ask: ({ number }, { t }) => ({ body: { number: number!, key: keyOfCard(t.deps.secret, 'here', number!) } }),
    given: typedIn
  },
  {
    route: 'POST /api/:place/cards/followed',
    when: 'without its key',
    serves: wherever('cardBatch', 'nobody'),
    ask: ({ number }) => ({ body: { number: number!, key: 'AAAAAAAA' } }),
    given: typedIn
  }
]
