import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp, type TestPerson } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const groups = ['overdue', 'today', 'later', 'waiting'] as const
type Group = (typeof groups)[number]

/** In which groups of somebody's to-do a need stands. */
async function groupsOf(person: TestPerson, id: string): Promise<Group[]> {
  const { body } = await person.get('/todo')
  const todo = body as Record<Group, { id: string }[]>
  return groups.filter((group) => todo[group].some((need) => need.id === id))
}

test('what is late with a member of the team is for its leader to act on, as it is for the member', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, clerk, leader, handler, raise, bring } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'handling')
  expect(await groupsOf(leader, id)).toEqual(['waiting'])

  t.clock.now = new Date('2026-03-05T02:00:00Z')
  expect(await groupsOf(leader, id)).toEqual(['overdue'])
  expect(await groupsOf(handler, id)).toEqual(['overdue'])
  expect(await groupsOf(clerk, id)).toEqual(['waiting'])
})

test('what a supervisor pressed is for the leader to act on before it is late, and for no other member', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, supervisor, leader, handler, person, db, teamId, organisation, raise, bring, act } = await setStage(t)
  const colleague = await person('zone.park.office', ['handler', 'zone.park.office'])
  const member = { teamId, personId: colleague.personId, drawnFromId: organisation('zone.park.office') }
  await db
    .insertInto('teamMember')
    .values({ id: uuid(), ...member, leader: false, createdAt: t.clock.now })
    .execute()
  const need = await raise(worker)
  await bring(need.id, 'handling')
  await act(supervisor, need.id, 'urge')
  expect(await groupsOf(leader, need.id)).toEqual(['later'])
  expect(await groupsOf(handler, need.id)).toEqual(['later'])
  expect(await groupsOf(colleague, need.id)).toEqual(['waiting'])
})

test('an answer stands in the to-do of whoever may evaluate it, not of whoever gave it', async () => {
  await using t = await startTestApp()
  const { worker, leader, handler, clerk, teamId, classes, raise, bring, act } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'answered')
  expect(await groupsOf(worker, id)).toEqual(['later'])

  for (const [requester, signer] of [
    [handler, handler],
    [leader, handler]
  ] as const) {
    const own = await raise(requester)
    await act(clerk, own.id, 'accept', classes)
    await act(clerk, own.id, 'dispatch', { teamId })
    await act(signer, own.id, 'sign')
    await act(requester, own.id, 'answer', { text: '自己修好了。' })
    expect(await groupsOf(requester, own.id)).toEqual([])
    expect((await requester.get(`/needs/${own.id}`)).body.availableActions).not.toContain('evaluate')
    expect((await act(requester, own.id, 'evaluate', { solved: true, score: 5 })).body.code).toBe('need.ownWork')
  }
})
