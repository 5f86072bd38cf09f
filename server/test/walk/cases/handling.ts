import type { NeedAction, NeedStatus } from '@hongchao/contract'
import { sql } from 'kysely'

import { type Case, rowsInSheet, wherever } from '../case.ts'
import type { Row } from '../rows.ts'
import type { World } from '../world.ts'

const clerk = 'committeeStaff'
const team = 'teamLeader handler'
const department = 'teamLeader handler otherTeam ofUnit postOfUnit'
const workers = 'committeeStaff teamLeader handler otherTeam'
const classes = { category: 'lamp', level: 'community', way: 'door' }
const changes = 'need need_scope need_event need_clock dispatch evaluation clock_plea return_plea assist callback'

/** What was asked for, and how far a return has come. */
type Asked = {
  plea?: Plea
  returning?: 'declined' | 'pending' | 'granted'
  assist?: 'asked' | 'handling' | 'returning'
}
type Plea = { kind: 'extension' | 'shelving'; state: 'declined' | 'pending' | 'running' }
const noPlea: Plea = { kind: 'extension', state: 'declined' }

/** Every need of the name, in both places, stands at a status, and what was asked for it as given. */
export function at(name: string, status: NeedStatus, asked: Asked = {}): (world: World) => Promise<void> {
  const { plea = noPlea, returning = 'declined', assist = 'released' } = asked
  return async ({ owner, rows }) => {
    for (const [place, regions] of Object.entries({ place_here: ['inside', 'outside'], place_there: ['other'] })) {
      const ids = regions.map((region) => rows.get(`${name}.${region}`)!.id)
      const free = status === 'submitted' || status === 'accepted'
      const lies = free ? sql`, team_id = null, dispatch_id = null, handler_id = null` : sql``
      await sql`update ${sql.table(`${place}.need`)} set status = ${status} ${lies} where id in (${sql.join(ids)})`.execute(
        owner
      )
      await sql`update ${sql.table(`${place}.need`)} set due_at = '2026-03-04T02:00:00Z' where id in (${sql.join(ids)})
        and status = 'handling'`.execute(owner)
      // What runs the requester reads.
      const runs = plea.state === 'running' ? sql`, text = '等待工程', ends_at = '2026-03-10T00:00:00Z'` : sql``
      await sql`update ${sql.table(`${place}.clock_plea`)} set kind = ${plea.kind}, state = ${plea.state} ${runs}
        where need_id in (${sql.join(ids)})`.execute(owner)
      await sql`update ${sql.table(`${place}.return_plea`)} set state = ${returning}
        where need_id in (${sql.join(ids)})`.execute(owner)
      await sql`update ${sql.table(`${place}.assist`)} set state = ${assist},
        ended_at = case when ${assist} = 'released' then '2026-03-02T02:00:00Z'::timestamptz end
        where need_id in (${sql.join(ids)})`.execute(owner)
    }
  }
}

type Step = {
  action: NeedAction
  from: NeedStatus
  by: string
  input?: (world: World, row: Row) => object
  of?: string
  asked?: Asked
}

/** What is done to a need, from which status, and by whom inside; nobody does it elsewhere. */
const steps: Step[] = [
  { action: 'accept', from: 'submitted', by: clerk, input: () => classes },
  { action: 'classify', from: 'accepted', by: clerk, input: () => classes },
  { action: 'dispatch', from: 'accepted', by: clerk, input: ({ rows }) => ({ teamId: rows.get('team.inside')!.id }) },
  { action: 'refuse', from: 'submitted', by: clerk, input: () => ({ reason: '不属于本园区' }) },
  { action: 'sign', from: 'dispatched', by: team },
  {
    action: 'assign',
    from: 'dispatched',
    by: 'teamLeader',
    input: ({ actors }) => ({ personId: actors.handler.personId })
  },
  { action: 'answer', from: 'handling', by: team, input: () => ({ text: '换好了。' }) },
  { action: 'note', from: 'handling', by: `${clerk} ${team}`, input: () => ({ text: '看过了。', public: true }) },
  {
    action: 'askTime',
    from: 'handling',
    by: team,
    input: () => ({ kind: 'extension', reason: 'work', until: '2026-03-10', text: '等待采购。' })
  },
  {
    action: 'decidePlea',
    from: 'handling',
    by: clerk,
    asked: { plea: { kind: 'extension', state: 'pending' } },
    input: (_, { plea }) => ({ pleaId: plea, granted: true })
  },
  {
    action: 'review',
    from: 'handling',
    by: clerk,
    asked: { plea: { kind: 'shelving', state: 'running' } },
    input: () => ({ text: '仍在等待。' })
  },
  {
    action: 'resume',
    from: 'handling',
    by: `${clerk} supervisor ${team}`,
    asked: { plea: { kind: 'shelving', state: 'running' } },
    input: () => ({ reason: '可以办了。' })
  },
  { action: 'return', from: 'handling', by: team, input: () => ({ reason: '不归我们' }) },
  {
    action: 'decideReturn',
    from: 'handling',
    by: 'supervisor',
    asked: { returning: 'pending' },
    input: (_, row) => ({ pleaId: row['returning'], granted: false, text: '归你们。' })
  },
  { action: 'takeOver', from: 'handling', by: 'otherTeam', asked: { returning: 'granted' } },
  {
    action: 'assist',
    from: 'dispatched',
    by: clerk,
    input: ({ rows }) => ({ assists: [{ departmentId: rows.get('office.inside')!.id }] })
  },
  { action: 'signAssist', from: 'handling', by: 'otherTeam', asked: { assist: 'asked' } },
  {
    action: 'answerAssist',
    from: 'handling',
    by: 'otherTeam',
    asked: { assist: 'handling' },
    input: () => ({ text: '核对过了。', result: 'done' })
  },
  {
    action: 'returnAssist',
    from: 'handling',
    by: 'otherTeam',
    asked: { assist: 'handling' },
    input: () => ({ reason: '不归我们' })
  },
  {
    action: 'decideAssist',
    from: 'handling',
    by: `${clerk} ${team}`,
    asked: { assist: 'returning' },
    input: (_, row) => ({ assistId: row['assist'], released: true, text: '不用了。' })
  },
  { action: 'urge', from: 'handling', by: 'supervisor', input: () => ({}) },
  { action: 'evaluate', from: 'answered', by: 'requester', input: () => ({ solved: true, score: 5 }) },
  { action: 'reopen', from: 'answered', by: 'requester', input: () => ({ reason: '又坏了' }) },
  { action: 'withdraw', from: 'handling', by: 'requester', input: () => ({}) },
  { action: 'sign', from: 'dispatched', by: department, of: 'complaint' },
  {
    action: 'evaluate',
    from: 'answered',
    by: 'requester',
    of: 'complaint',
    input: () => ({ solved: false, score: 1 })
  },
  {
    action: 'recordReply',
    from: 'dispatched',
    by: clerk,
    of: 'complaint',
    input: () => ({ text: '已改善。', repliedBy: '王主任', receivedAt: '2026-03-02T01:00:00.000Z' })
  }
]

const overseers = `${clerk} supervisor`
const orderChanges = 'need need_event supervision_order'

/** Orders that press whoever has a need. */
const orderCases: Case[] = [
  {
    route: 'GET /api/:place/orders',
    serves: { '-': 'people' },
    answers: { 'order.inside': overseers, 'need.inside': overseers }
  },
  {
    route: 'GET /api/:place/orders',
    when: 'to answer',
    serves: { '-': 'people' },
    ask: () => ({ query: { view: 'toAnswer' } }),
    answers: { 'order.inside': team, 'need.inside': team }
  },
  {
    route: 'GET /api/:place/orders/export',
    serves: { '-': 'people' },
    tells: { figure: rowsInSheet, is: { [overseers]: 1 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/needs/:id/orders',
    serves: wherever('need', `${clerk} supervisor ${team} requester`),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'order.inside': `${clerk} supervisor ${team}` }
  },
  {
    route: 'POST /api/:place/needs/:id/orders',
    serves: wherever('need', 'supervisor'),
    ask: ({ id }) => ({ params: { id }, body: { step: 'order', text: '请今天到现场。' } }),
    changes: orderChanges
  },
  {
    route: 'POST /api/:place/orders/:id/actions',
    when: 'answer',
    serves: wherever('order', team),
    ask: ({ id }) => ({ params: { id }, body: { action: 'answer', text: '周五换好。' } }),
    changes: orderChanges
  },
  {
    route: 'POST /api/:place/orders/:id/actions',
    when: 'lift',
    serves: wherever('order', 'supervisor'),
    ask: ({ id }) => ({ params: { id }, body: { action: 'lift', text: '已到现场。' } }),
    changes: orderChanges
  }
]

const escalationChanges = 'need need_event escalation'

/** A higher level that is proposed for the need of each region. */
async function proposed({ owner }: World): Promise<void> {
  for (const place of ['place_here', 'place_there'])
    await sql`update ${sql.table(`${place}.escalation`)} set state = 'proposed', ended_at = null`.execute(owner)
}

/** Needs that are put before a higher level. */
const escalationCases: Case[] = [
  {
    route: 'GET /api/:place/escalations',
    serves: { '-': 'people' },
    given: proposed,
    answers: { 'escalation.inside': overseers, 'need.inside': overseers }
  },
  {
    route: 'GET /api/:place/escalations/export',
    serves: { '-': 'people' },
    given: proposed,
    tells: { figure: rowsInSheet, is: { [overseers]: 1 }, otherwise: 0 }
  },
  {
    route: 'GET /api/:place/needs/:id/escalations',
    serves: wherever('need', `${overseers} ${team} requester`),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'escalation.inside': `${overseers} ${team}` }
  },
  {
    route: 'POST /api/:place/needs/:id/escalations',
    serves: wherever('need', `${overseers} ${team}`),
    ask: ({ id }) => ({ params: { id }, body: { level: 'park-committee', reason: '要几个部门一起定。' } }),
    changes: escalationChanges
  },
  {
    route: 'POST /api/:place/escalations/:id/actions',
    serves: wherever('escalation', overseers),
    given: proposed,
    ask: ({ id }) => ({ params: { id }, body: { action: 'dismiss', text: '本级能办。' } }),
    changes: escalationChanges
  }
]

/** A need taken a step further. */
export const handlingCases: Case[] = [
  ...orderCases,
  ...escalationCases,
  ...steps.map(({ action, from, by, input, of: name = 'need', asked }): Case => ({
    route: 'POST /api/:place/needs/:id/actions',
    when: `${action} a ${name} that is ${from}`,
    serves: wherever(name, by),
    given: at(name, from, asked),
    ask: (row, world) => ({ params: { id: row.id }, body: { action, ...input?.(world, row) } }),
    changes,
    reads: { words: `${workers} requester`, contact: 'requester', notes: `${workers} supervisor` }
  })),
  {
    route: 'GET /api/:place/needs/:id/proposal',
    serves: { ...wherever('need', `${clerk} ${team}`), ...wherever('complaint', `${clerk} ${department}`) },
    given: async (world) => {
      await at('need', 'handling')(world)
      await at('complaint', 'dispatched')(world)
    },
    ask: ({ id }) => ({ params: { id } }),
    answers: {},
    shows: 'team organisation'
  },
  // The need, the complaint and the closed one are alike; none from outside is told of.
  {
    route: 'GET /api/:place/needs/:id/suggestion',
    serves: wherever('need', clerk),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'complaint.inside': clerk, 'closed.inside': clerk },
    reads: { words: clerk },
    shows: 'team organisation'
  },
  {
    route: 'GET /api/:place/needs/:id/suggestion',
    when: 'of a complaint',
    serves: wherever('complaint', clerk),
    ask: ({ id }) => ({ params: { id } }),
    answers: { 'need.inside': clerk, 'closed.inside': clerk },
    reads: { words: clerk },
    shows: 'team organisation'
  },
  {
    route: 'POST /api/:place/needs/dispatched',
    serves: wherever('need', clerk),
    given: at('need', 'accepted'),
    ask: ({ id }, { rows }) => ({ body: { ids: [id], teamId: rows.get('team.inside')!.id } }),
    changes,
    // Of many needs each succeeds or fails by itself.
    refusal: { status: 200 }
  }
]
