import type { NeedAction } from '@hongchao/contract'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

type Who = 'clerk' | 'leader' | 'handler' | 'worker' | 'boss' | 'supervisor'
type Step = { who: Who; action: NeedAction; input: object }

const words = '李经理扣了我的加班费'
const text = `${words}，我叫王小明，电话 13800001234`

function anyStep(teamId: string, firm: string, office: string): fc.Arbitrary<Step> {
  const who = fc.constantFrom<Who[]>('clerk', 'leader', 'handler', 'worker', 'boss', 'supervisor')
  const input = fc.constantFrom<[NeedAction, object][]>(
    ['accept', { category: 'noise', level: 'community', way: 'door' }],
    ['classify', { category: 'lamp', level: 'street', way: 'online' }],
    ['dispatch', { teamId }],
    ['dispatch', { departmentId: firm, instructions: '请核对工资。' }],
    ['dispatch', { departmentId: office }],
    ['sign', {}],
    ['note', { text: `已联系诉求人核实：${words}`, public: true }],
    ['note', { text: `内部：${words}`, public: false }],
    ['answer', { text: `已补发。${words}` }],
    ['recordReply', { text: '已补发。', repliedBy: '李经理', receivedAt: '2026-03-02T00:30:00Z' }],
    ['askTime', { kind: 'extension', reason: 'work', until: '2026-03-10', text: `等配件：${words}` }],
    ['askTime', { kind: 'pause', reason: 'requester', until: '2026-03-10', text: `等人：${words}` }],
    ['decidePlea', { granted: true }],
    ['decidePlea', { granted: false, text: `不批：${words}` }],
    ['resume', { reason: `恢复：${words}` }],
    ['return', { reason: `不归我们管：${words}` }],
    ['return', { reason: `不归我们管：${words}`, departmentId: office }],
    ['decideReturn', { granted: true, departmentId: office }],
    ['decideReturn', { granted: true, departmentId: firm }],
    ['decideReturn', { granted: false, text: `不成立：${words}` }],
    ['takeOver', {}],
    ['recordTakeOver', {}],
    ['assist', { assists: [{ departmentId: firm, instructions: `请核对：${words}` }] }],
    ['assist', { assists: [{ departmentId: office, instructions: `请核对：${words}` }] }],
    ['signAssist', {}],
    ['answerAssist', { text: `已核对：${words}`, result: 'partly' }],
    ['returnAssist', { reason: `不归我们：${words}` }],
    ['evaluate', { solved: false, score: 1, words }],
    ['reopen', { reason: words }],
    ['urge', { text: words }],
    ['withdraw', { reason: words }]
  )
  return fc.tuple(who, input).map(([by, [action, given]]) => ({ who: by, action, input: given }))
}

/** How far a complaint has come before anything may happen: taken on, with a team, or with the unit itself. */
function openings(teamId: string, firm: string): Step[][] {
  const accept: Step = { who: 'clerk', action: 'accept', input: { category: 'noise', level: 'community', way: 'door' } }
  const toTeam: Step = { who: 'clerk', action: 'dispatch', input: { teamId } }
  const toUnit: Step = { who: 'clerk', action: 'dispatch', input: { departmentId: firm, instructions: '请核对工资。' } }
  return [
    [accept],
    [accept, toTeam, { who: 'handler', action: 'sign', input: {} }],
    [accept, toUnit, { who: 'clerk', action: 'assist', input: { assists: [{ teamId, instructions: words }] } }],
    [accept, toUnit, { who: 'boss', action: 'sign', input: {} }]
  ]
}

/** What is to be decided, as whoever decides reads it. */
async function openOf(person: TestPerson, id: string, action: NeedAction): Promise<{ pleaId?: string }> {
  if (action !== 'decidePlea' && action !== 'decideReturn') return {}
  const { plea, returning } = (await person.get(`/needs/${id}`)).body
  const open = action === 'decidePlea' ? plea : returning
  return open ? { pleaId: open.id } : {}
}

function inOwnWords(input: object): object {
  return {
    ...input,
    ...('text' in input && { text: '已处理。' }),
    ...('reason' in input && !('kind' in input) && { reason: '不归我们管。' })
  }
}

/** Everything that a person can read of needs, in one text. */
async function everything(person: TestPerson, id: string): Promise<string> {
  const paths = [
    `/needs/${id}`,
    '/todo',
    '/notifications',
    ...['subtree', 'handling', 'mine'].flatMap((view) => [`/needs?view=${view}`, `/needs/count?view=${view}`])
  ]
  const answers = await Promise.all(paths.map((path) => person.get(path)))
  return JSON.stringify(answers)
}

test('under any sequence of steps the unit complained of never learns who complained', async () => {
  await using t = await startTestApp()
  const { raise, act, organisation, person, teamId, db, ...staff } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const secrets = [words, '王小明', '13800001234', '秦小诉', '秦**']
  const steps = fc.array(anyStep(teamId, firm, organisation('zone.park.office')), { minLength: 3, maxLength: 14 })
  let seen = 0
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...openings(teamId, firm)), steps, async (opening, sequence) => {
      const worker = await person('zone.park.firm', ['resident', 'zone.park.firm'])
      await db.updateTable('person').set({ name: '秦小诉' }).where('id', '=', worker.personId).execute()
      const people = { ...staff, worker }
      const { id } = await raise(worker, { text, aboutOrganisationId: firm, location: '三车间王小明工位' })
      for (const { who, action, input } of [...opening, ...sequence]) {
        // What the unit writes itself it may read.
        const given = who === 'boss' ? inOwnWords(input) : input
        const open = await openOf(people.supervisor, id, action)
        const { status } = await act(people[who], id, action, { ...given, ...open })
        expect(status).toBeLessThan(500)
        const known = await everything(people.boss, id)
        for (const secret of [...secrets, worker.personId]) expect(known).not.toContain(secret)
        if (known.includes('请核对工资')) seen += 1
      }
    }),
    { numRuns: 8, seed: 20260302 }
  )
  expect(seen).toBeGreaterThan(0)
}, 120_000)

test('counts and searches of the unit complained of do not give the requester away', async () => {
  await using t = await startTestApp()
  const { worker, clerk, boss, raise, act, organisation, classes } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text, aboutOrganisationId: firm })
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })

  const count = async (query: string): Promise<number> =>
    (await boss.get(`/needs/count?view=handling${query}`)).body.count
  expect(await count('')).toBe(1)
  for (const probe of ['&q=加班费', '&q=王小明', '&kind=employee', `&organisation=${firm}`])
    expect(await count(probe)).toBe(0)
})

test('a department that is complained of hears that it was asked to act, and no word of what was said', async () => {
  await using t = await startTestApp()
  const { worker, clerk, boss, raise, act, organisation, classes, db } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const { id, code } = await raise(worker, { text, aboutOrganisationId: firm })
  const queue = await t.startWorker()
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  const mine = db.selectFrom('notification').select('kind').where('personId', '=', boss.personId)
  await expect.poll(() => mine.execute(), { timeout: 10_000 }).toEqual([{ kind: 'need.toSign' }])
  const [message] = (await boss.get('/notifications')).body.items
  expect(message).toMatchObject({ code })
  expect(message).not.toHaveProperty('title')
  await queue.stop()
})

test('what another office answered before stays hidden from the unit that is asked afterwards', async () => {
  await using t = await startTestApp()
  const { worker, clerk, handler, supervisor, boss, raise, bring, act, organisation } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text, aboutOrganisationId: firm })
  await bring(id, 'handling')
  await act(handler, id, 'answer', { text: '已与王小明谈过。' })
  await act(worker, id, 'reopen', { reason: words })
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  await act(supervisor, id, 'urge', { text: '王小明又来电了。' })

  const before = (await boss.get(`/needs/${id}`)).body
  expect(JSON.stringify(before)).not.toContain('王小明')
  expect(before).not.toHaveProperty('answer')
  await act(boss, id, 'sign')
  await act(boss, id, 'answer', { text: '工资已补发。' })
  expect((await boss.get(`/needs/${id}`)).body).toMatchObject({ answer: '工资已补发。' })
})

test('a unit complained of that asks for more time learns what became of it, and no word of others', async () => {
  await using t = await startTestApp()
  const { worker, clerk, boss, raise, act, organisation, classes } = await setStage(t)
  const firm = organisation('zone.park.firm')
  const { id } = await raise(worker, { text, aboutOrganisationId: firm })
  await act(clerk, id, 'accept', classes)
  await act(clerk, id, 'dispatch', { departmentId: firm, instructions: '请核对工资。' })
  await act(boss, id, 'sign')
  const asking = { kind: 'extension', reason: 'decision', until: '2026-03-10', text: '等总部答复。' }
  const first = (await act(boss, id, 'askTime', asking)).body.plea
  expect(first).toMatchObject({ kind: 'extension', state: 'pending' })
  await act(clerk, id, 'decidePlea', { pleaId: first.id, granted: false, text: `${words}，不能再拖` })
  const second = (await act(boss, id, 'askTime', asking)).body.plea
  await act(clerk, id, 'decidePlea', { pleaId: second.id, granted: true })

  const { body } = await boss.get(`/needs/${id}`)
  expect(body.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(
    expect.arrayContaining(['pleaAsked', 'pleaDeclined', 'extended'])
  )
  expect(JSON.stringify(body)).not.toContain('加班费')
  expect(body.clock.dueAt).toBe('2026-03-10T09:00:00.000Z')
})

test('whoever holds a post in the unit complained of is of it, wherever they work', async () => {
  await using t = await startTestApp()
  const { worker, clerk, raise, organisation, db } = await setStage(t)
  const { id } = await raise(worker, { text, aboutOrganisationId: organisation('zone.park.firm') })
  expect((await clerk.get(`/needs/${id}`)).status).toBe(200)
  const post = { kind: 'secretary', title: '书记', heldFrom: '2020-01-01', createdAt: t.clock.now }
  await db
    .insertInto('post')
    .values({ ...post, id: uuid(), personId: clerk.personId, organisationId: organisation('zone.park.firm') })
    .execute()
  expect((await clerk.get(`/needs/${id}`)).status).toBe(404)
})
