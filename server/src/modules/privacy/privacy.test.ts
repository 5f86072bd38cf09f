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
