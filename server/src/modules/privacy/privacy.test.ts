import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('anybody reads the notice; a version that somebody was not shown stands with them once, and to have noted it is kept', async () => {
  await using t = await startTestApp()
  const { worker, clerk, db } = await setStage(t)
  const other = await (await t.place('town')).person('street')
  const notice = await t.as(undefined, 'GET', 'park/privacy-notice')
  expect(notice).toMatchObject({ status: 200, body: { responsible: '示例街道' } })
  const { version } = notice.body
  expect((await worker.get('/me')).body.notice).toBe(version)

  const note = (by: typeof worker, body: object) => by.post('/privacy-notice/noted', body)
  expect((await t.as(undefined, 'POST', 'park/privacy-notice/noted', { version })).status).toBe(401)
  expect((await t.as(other.token, 'POST', 'park/privacy-notice/noted', { version })).status).toBe(403)
  expect(await note(worker, { version: '2018-01-01' })).toMatchObject({
    status: 409,
    body: { code: 'notice.changed', details: { version } }
  })
  for (let times = 0; times < 2; times += 1) expect((await note(worker, { version })).status).toBe(200)

  expect((await worker.get('/me')).body.notice).toBeUndefined()
  expect((await clerk.get('/me')).body.notice).toBe(version)
  expect(await db.selectFrom('noticeAgreement').select(['personId', 'version', 'how']).execute()).toEqual([
    { personId: worker.personId, version, how: 'noted' }
  ])
  const noted = db.selectFrom('audit').select(['actorId', 'details']).where('event', '=', 'notice.noted')
  expect(await noted.execute()).toEqual([{ actorId: worker.personId, details: { version } }])
})

test('somebody gets all that is kept of them as one file: their needs as they read them, and nothing among staff or of others', async () => {
  await using t = await startTestApp()
  const { worker, clerk, handler, leader, raise, act, bring, db } = await setStage(t)
  await db
    .updateTable('person')
    .set({ name: '齐大勇' })
    .where('id', 'in', [handler.personId, leader.personId])
    .execute()
  const { id, code } = await raise(worker, { text: '三食堂东门外的路灯不亮。', phone: '13900000017' })
  await bring(id, 'handling')
  await act(handler, id, 'note', { text: '灯泡备件要等两天。', public: false })
  await act(handler, id, 'answer', { text: '灯泡换好了。' })
  await act(worker, id, 'evaluate', { solved: true, score: 4, words: '来得快' })
  await raise(clerk, { text: '会议室的投影坏了。' })
  const read = async (by?: { token: string }) =>
    await t.app.inject({ url: '/api/park/own-data', headers: by && { authorization: `Bearer ${by.token}` } })

  expect((await read()).statusCode).toBe(401)
  const other = await (await t.place('town')).person('street')
  expect((await read(other)).statusCode).toBe(403)
  const answer = await read(worker)

  expect(answer.headers['content-type']).toContain('application/json')
  expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('我的信息')
  const file = answer.json()
  expect(Object.keys(file)).toEqual(
    '说明 账号 登录的设备 角色 职务 服务队 隐私说明 诉求 预约 为单位报名的定期服务 消息 存下的筛选 日历订阅'.split(' ')
  )
  expect(file.诉求).toMatchObject([
    {
      编号: code,
      内容: '三食堂东门外的路灯不亮。',
      电话: '13900000017',
      答复: '灯泡换好了。',
      评价: { 说的话: '来得快' }
    }
  ])
  expect(file.登录的设备).toHaveLength(1)
  expect(answer.body).not.toMatch(/投影|齐大勇|灯泡备件/)
  expect((await read(clerk)).json().诉求).toHaveLength(1)
  const asked = db.selectFrom('audit').select(['actorId', 'subjectId']).where('event', '=', 'ownData.exported')
  const { personId } = worker
  expect(await asked.where('actorId', '=', personId).execute()).toEqual([{ actorId: personId, subjectId: personId }])
})
