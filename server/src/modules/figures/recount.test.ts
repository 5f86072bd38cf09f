import type { NeedAction, RatesReport } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { movePaths } from '../../kernel/paths.ts'
import { startTestApp, type TestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const hour = 3_600_000

type Stage = Awaited<ReturnType<typeof setStage>>

/** What can happen: somebody takes a step that is offered to them, a need is raised or left out, a requester is called, time passes. */
const anything = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('act' as const), need: fc.nat(9), who: fc.nat(4), pick: fc.nat(9) })
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('raise' as const), about: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('merge' as const), need: fc.nat(9), into: fc.nat(9) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('exclude' as const), need: fc.nat(9), granted: fc.boolean() })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('call' as const),
      pick: fc.nat(9),
      reached: fc.boolean(),
      solved: fc.boolean()
    })
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('move' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('fold' as const) }) }
)
type Anything = typeof anything extends fc.Arbitrary<infer T> ? T : never

/** What each action is sent with, where it needs anything. */
const inputs = (stage: Stage): Partial<Record<NeedAction, object>> => ({
  accept: stage.classes,
  classify: { ...stage.classes, category: 'policy', level: 'street' },
  dispatch: { teamId: stage.teamId },
  refuse: { reason: '不属本地' },
  assign: { personId: stage.handler.personId },
  answer: { text: '修好了。' },
  note: { text: '去看过了。', public: true },
  return: { reason: '不归我们' },
  evaluate: { solved: false, score: 3 },
  reopen: { reason: '又坏了' }
})

type Played = { t: TestApp; stage: Stage; needs: string[] }

const happenings: { [K in Anything['kind']]: (on: Played, what: Extract<Anything, { kind: K }>) => Promise<unknown> } =
  {
    raise: async ({ stage, needs }, { about }) => {
      const complaint = { aboutOrganisationId: stage.organisation('zone.park.mill'), category: 'noise' }
      needs.push((await stage.raise(stage.worker, { phone: '13900001234', ...(about && complaint) })).id)
    },
    act: async ({ stage, needs }, { need, who, pick }) => {
      const id = needs[need % needs.length]!
      const by = [stage.clerk, stage.handler, stage.leader, stage.worker, stage.supervisor][who]!
      const { availableActions = [] } = (await by.get(`/needs/${id}`)).body as { availableActions?: NeedAction[] }
      const action = availableActions[pick % Math.max(1, availableActions.length)]
      if (action) await stage.act(by, id, action, inputs(stage)[action] ?? {})
    },
    merge: ({ stage, needs }, { need, into }) =>
      stage.act(stage.clerk, needs[need % needs.length]!, 'merge', { intoId: needs[into % needs.length]! }),
    exclude: ({ stage, needs }, { need, granted }) =>
      exclude(stage.clerk, stage.supervisor, needs[need % needs.length]!, granted),
    call: async ({ stage }, { pick, reached, solved }) => {
      const { items } = (await stage.clerk.get('/callbacks')).body as { items: { id: string }[] }
      const row = items[pick % Math.max(1, items.length)]
      if (!row) return
      await stage.clerk.post(`/callbacks/${row.id}/claim`, { claimed: true })
      const said = reached ? { outcome: 'reached', solved, ...(pick > 4 && { score: 4 }) } : { outcome: 'notReached' }
      await stage.clerk.post(`/callbacks/${row.id}/results`, said)
    },
    wait: async ({ t }, { hours }) => {
      t.clock.now = new Date(t.clock.now.getTime() + hours * hour)
    },
    move: async ({ stage: { db } }) => {
      const firm = db.selectFrom('organisation').select('path').where('key', '=', 'zone-park-firm')
      const { path } = await firm.executeTakeFirstOrThrow()
      const to = path === 'zone.park.firm' ? 'zone.far.firm' : 'zone.park.firm'
      await db.transaction().execute((tx) => movePaths(tx, path, to))
    },
    fold: ({ t }) => t.run('figures.fold')
  }

async function happen(on: Played, what: Anything): Promise<void> {
  await (happenings[what.kind] as (of: Played, each: Anything) => Promise<unknown>)(on, what)
}

async function exclude(clerk: TestPerson, supervisor: TestPerson, need: string, granted: boolean): Promise<void> {
  await clerk.post(`/needs/${need}/exclusion`, { reason: 'unreasonable', text: '不合理' })
  const { items } = (await supervisor.get(`/exclusions?needId=${need}`)).body as { items: { id: string }[] }
  if (items[0]) await supervisor.post(`/exclusions/${items[0].id}/decision`, { granted })
}

/** All that the pages can ask for, in one order. */
async function figures({ supervisor, clerk }: Stage): Promise<unknown> {
  const told: unknown[] = []
  for (const who of [supervisor, clerk]) {
    for (const by of ['office', 'organisation', 'category', 'kind', 'month']) {
      const { status, body } = await who.get(`/rates?from=2026-03&to=2027-12&by=${by}`)
      expect(status).toBe(200)
      const { rows, total, waiting } = body as RatesReport
      expect(waiting).toBe(0)
      told.push(
        total,
        rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))
      )
    }
  }
  return told
}

/** Forgets everything that was counted, so that the next figure counts every need itself. */
async function forget({ db }: Stage): Promise<void> {
  await db.deleteFrom('figureSum').execute()
  await db.deleteFrom('figureShare').execute()
  await db.deleteFrom('uncounted').execute()
  await db.insertInto('uncounted').columns(['needId']).expression(db.selectFrom('need').select('id')).execute()
}

test(
  'what was folded and what was not is together what a recount gives, whatever happened',
  { timeout: 120_000 },
  async () => {
    await using t = await startTestApp({ app: { perMinute: 1_000_000 } })
    let round = 0
    const plays = fc.asyncProperty(fc.array(anything, { minLength: 12, maxLength: 30 }), async (course) => {
      const stage = await setStage(t, `p${round++}`)
      const raise = async () => (await stage.raise(stage.worker, { phone: '13900001234' })).id
      const needs = [await raise(), await raise()]
      await stage.bring(needs[0]!, 'answered')
      for (const what of course) await happen({ t, stage, needs }, what)

      const before = await figures(stage)
      await forget(stage)
      expect(before).toEqual(await figures(stage))
      await t.run('figures.fold')
      expect(before).toEqual(await figures(stage))
    })
    await fc.assert(plays, { numRuns: 4, endOnFailure: true })
  }
)
