import { expect, test } from 'vitest'

import { startTestApp } from '../harness.ts'
import { setStage } from '../stage.ts'

test('of twenty wrong keys at the same time none is tried for nothing, and the right one comes too late', async () => {
  await using t = await startTestApp()
  const { worker, raise } = await setStage(t)
  const { code, key } = await raise(worker)
  let address = 0
  const look = async (typed: string) => {
    address += 1
    const call = { method: 'POST', url: '/api/park/needs/looked-up', payload: { code, key: typed } } as const
    return await t.app.inject({ ...call, remoteAddress: `10.0.1.${address}` })
  }

  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => look(`WRNG${1000 + index}`)))

  const refusals = answers.map((answer) => answer.json().code as string)
  expect(refusals.filter((refusal) => refusal === 'need.lookupFailed')).toHaveLength(4)
  expect(refusals.filter((refusal) => refusal === 'need.lookupLocked')).toHaveLength(16)
  expect((await look(key)).json().code).toBe('need.lookupLocked')
})

test('of two grants of the same role at the same time one is made', async () => {
  await using t = await startTestApp()
  const place = await t.place('park', ['zone'])
  const chief = await place.person('zone', ['placeAdministrator', 'zone'])
  const li = await place.person('zone')
  const body = { personId: li.personId, role: 'handler', organisationId: place.organisation('zone') }

  const answers = await Promise.all(Array.from({ length: 4 }, () => chief.post('/access/grants', body)))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body: { code } }) => code === 'conflict')).toHaveLength(3)
})

test('two accounts for one person at the same time are one', async () => {
  await using t = await startTestApp()
  const place = await t.place('park', ['zone'])
  const chief = await place.person('zone', ['placeAdministrator', 'zone'])
  const { id } = (await chief.post('/access/people', { name: '新人', organisationId: place.organisation('zone') })).body

  const answers = await Promise.all(
    ['one', 'two', 'three'].map((username) => chief.post(`/access/people/${id}/account`, { username }))
  )

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body: { code } }) => code === 'person.hasAccount')).toHaveLength(2)
})
