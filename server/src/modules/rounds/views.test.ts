import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const content = {
  title: '人才需求每月走访',
  kind: 'employee',
  questions: ['住房有没有难处？'],
  opensOn: 5,
  within: { amount: 5, unit: 'workingDay' }
}

test('what was told lies where somebody reads rounds and not needs: they read how far it is, and no words', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-05T02:00:00Z') })
  const { clerk, handler, person, organisation } = await setStage(t)
  const reader = await person('zone.park', ['supervisor', 'zone.park'])
  const input = { ...content, organisationId: organisation('zone.park') }
  const respondents = [{ name: '段博士', workerId: handler.personId }]
  const { body: plan } = await clerk.post('/round-plans', { ...input, respondents })
  await clerk.post(`/round-plans/${plan.id}/rounds`, {})
  const [round] = (await handler.get('/inquiries')).body.items
  const told = { text: '远处的班车不准时。', organisationId: organisation('zone.far') }
  const { body: receipt } = await handler.post(`/inquiries/${round.inquiries[0].id}/needs`, told)

  const [seen] = (await reader.get(`/rounds/${round.id}`)).body.inquiries
  expect(seen.needs).toMatchObject([{ code: receipt.code, title: receipt.code, status: 'submitted', opens: false }])
  const [own] = (await handler.get('/inquiries')).body.items[0].inquiries
  expect(own.needs).toMatchObject([{ title: '远处的班车不准时' }])
})

test('whoever takes over the work asks those who were asked before, in the round that is open, too', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-05T02:00:00Z') })
  const { clerk, handler, leader, person, organisation } = await setStage(t)
  const chief = await person('zone', ['placeAdministrator', 'zone'])
  const respondents = ['段博士', '熊工', '高工'].map((name) => ({ name, workerId: handler.personId }))
  const input = { ...content, organisationId: organisation('zone.park'), respondents }
  const { body: plan } = await clerk.post('/round-plans', input)
  await clerk.post(`/round-plans/${plan.id}/rounds`, {})
  const [round] = (await handler.get('/inquiries')).body.items
  await handler.post(`/inquiries/${round.inquiries[0].id}/outcome`, { outcome: 'none' })

  const path = `/access/people/${handler.personId}/handover`
  expect((await chief.get(path)).body).toMatchObject({ respondents: 3 })
  expect((await chief.post(path, { toPersonId: leader.personId })).body).toMatchObject({ respondents: 3 })

  expect((await leader.get('/inquiries')).body.items).toMatchObject([
    { inquiries: [{ name: '熊工' }, { name: '高工' }] }
  ])
  const { list, version } = (await clerk.get(`/round-plans/${plan.id}`)).body
  expect(version).toBe(plan.version + 1)
  expect(list.map(({ worker }: { worker: { id: string } }) => worker.id)).toEqual(
    Array.from({ length: 3 }, () => leader.personId)
  )
})
