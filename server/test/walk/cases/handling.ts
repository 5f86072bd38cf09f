import type { NeedAction, NeedStatus } from '@hongchao/contract'
import { sql } from 'kysely'

import { type Case, wherever } from '../case.ts'
import type { World } from '../world.ts'

const clerk = 'committeeStaff'
const team = 'teamLeader handler'
const department = 'teamLeader handler otherTeam ofUnit postOfUnit'
const workers = 'committeeStaff teamLeader handler otherTeam'
const classes = { category: 'lamp', level: 'community', way: 'door' }
const changes = 'need need_scope need_event need_clock dispatch evaluation'

/** Every need of the name, in both places, stands at a status. */
function at(name: string, status: NeedStatus): (world: World) => Promise<void> {
  return async ({ owner, rows }) => {
    for (const [place, regions] of Object.entries({ place_here: ['inside', 'outside'], place_there: ['other'] })) {
      const ids = regions.map((region) => rows.get(`${name}.${region}`)!.id)
      const free = status === 'submitted' || status === 'accepted'
      const lies = free ? sql`, team_id = null, dispatch_id = null, handler_id = null` : sql``
      await sql`update ${sql.table(`${place}.need`)} set status = ${status} ${lies} where id in (${sql.join(ids)})`.execute(
        owner
      )
    }
  }
}

type Step = { action: NeedAction; from: NeedStatus; by: string; input?: (world: World) => object; of?: string }

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
  { action: 'return', from: 'handling', by: team, input: () => ({ reason: '不归我们' }) },
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

/** A need taken a step further. */
export const handlingCases: Case[] = [
  ...steps.map(({ action, from, by, input, of: name = 'need' }): Case => ({
    route: 'POST /api/:place/needs/:id/actions',
    when: `${action} a ${name} that is ${from}`,
    serves: wherever(name, by),
    given: at(name, from),
    ask: ({ id }, world) => ({ params: { id }, body: { action, ...input?.(world) } }),
    changes,
    reads: { words: `${workers} requester`, contact: 'requester', notes: `${workers} supervisor` }
  })),
  {
    route: 'GET /api/:place/needs/:id/proposal',
    serves: { ...wherever('need', clerk), ...wherever('complaint', clerk) },
    ask: ({ id }) => ({ params: { id } }),
    answers: {},
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
