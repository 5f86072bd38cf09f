import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'

async function menu() {
  const t = await startTestApp({ standing: 'ningbo-duantang' })
  const place = await t.preset('ningbo-duantang')
  const signInAs = async (role: string) =>
    await place.signIn(
      place.preset.people.find((one) => one.signIn && one.grants?.some((grant) => grant.role === role))!.key
    )
  const { items } = (await t.as(undefined, 'GET', 'duantang/services')).body
  const service = (key: string) => items.find((item: { key: string }) => item.key === key)
  return { t, place, signInAs, items, service, [Symbol.asyncDispose]: () => t[Symbol.asyncDispose]() }
}

test('everybody reads the menu; whoever applies is told once of all that is missing, and the need follows its limit', async () => {
  await using s = await menu()
  expect(s.items).toHaveLength(20)
  const relation = s.service('relation')
  expect(relation).toMatchObject({ limit: { amount: 1, unit: 'sameDay' }, rule: '小事不过夜、大事不隔天：小事' })
  expect(s.service('set-up').limit).toEqual({ amount: 1, unit: 'nextDay' })

  const member = await s.signInAs('member')
  const clerk = await s.signInAs('committeeStaff')
  const path = `/services/${relation.id}/applications`
  expect((await member.post(path, { kind: 'member', way: 'door' })).body.code).toBe('need.wayUnknown')
  const applied = await member.post(path, {
    kind: 'member',
    way: 'online',
    words: '从外地转来。',
    papersReady: ['身份证', '没有的材料']
  })
  expect(applied.body.missing.map(({ name }: { name: string }) => name)).toEqual([
    '党员组织关系介绍信',
    '劳动合同或工作证明'
  ])
  expect(applied.body.receipt.promiseSteps).toContainEqual(
    expect.objectContaining({ kind: 'limit', unit: 'sameDay', rule: relation.rule })
  )
  const need = (await clerk.get(`/needs/${applied.body.receipt.id}`)).body
  expect(need).toMatchObject({ category: 'relation', status: 'submitted', channel: 'online' })
  expect(need.text).toBe('申请办理：组织关系转接\n办理方式：网上帮办\n已备材料：身份证\n从外地转来。')
  const mine = (await member.get(`/needs/${applied.body.receipt.id}`)).body
  expect(mine.timeline.at(-1)).toMatchObject({
    kind: 'noted',
    public: true,
    text: '一次性告知，还缺：党员组织关系介绍信（网上转接的不用）、劳动合同或工作证明（转入企业支部的需要）。备齐后交给承办人即可，不用重新申请。'
  })

  const onBehalf = { name: '沈阿姨', channel: 'visit', collectedAt: s.t.clock.now.toISOString() }
  const whole = { kind: 'member', way: 'agent', papersReady: relation.papers.map(({ name }: { name: string }) => name) }
  expect((await member.post(path, { ...whole, onBehalf })).body.code).toBe('service.notRecorder')
  const recorded = await clerk.post(path, { ...whole, onBehalf })
  expect(recorded.body.missing).toEqual([])
  expect((await clerk.get(`/needs/${recorded.body.receipt.id}`)).body).toMatchObject({ channel: 'visit' })
})

test('the place edits its menu: of two who edit at once the second learns of the first, and a new loading leaves it', async () => {
  await using s = await menu()
  const administrator = await s.signInAs('placeAdministrator')
  const clerk = await s.signInAs('committeeStaff')
  const { id, key: _key, limit: _limit, rule: _rule, ...venue } = s.service('venue')
  const edit = { ...venue, promise: '两小时内答复' }
  expect((await clerk.patch(`/services/${id}`, edit)).status).toBe(403)
  expect((await administrator.patch(`/services/${id}`, edit)).body).toMatchObject({
    promise: '两小时内答复',
    version: 2
  })
  expect((await administrator.patch(`/services/${id}`, edit)).body.code).toBe('conflict')
  expect((await administrator.patch(`/services/${id}`, { ...edit, version: 2, category: 'nothing' })).body.code).toBe(
    'need.categoryUnknown'
  )
  expect((await administrator.patch(`/services/${id}`, { ...edit, version: 2, active: false })).status).toBe(200)
  const member = await s.signInAs('member')
  const gone = await member.post(`/services/${id}/applications`, { kind: 'member', way: 'agent' })
  expect(gone.body.code).toBe('service.notFound')
  expect((await s.t.as(undefined, 'GET', 'duantang/services')).body.items).toHaveLength(19)

  const { active: _active, version: _version, ...content } = edit
  const made = await administrator.post('/services', { ...content, name: '会议室预约' })
  expect(made.body).toMatchObject({ name: '会议室预约', active: true, version: 1 })
  await s.place.load()
  const { items } = (await administrator.get('/services/all')).body
  expect(items).toHaveLength(21)
  expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({ promise: '两小时内答复', active: false })
})
