import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const service = {
  name: '健康证上门体检',
  details: '体检车到园区，当场体检。',
  location: '园区广场',
  rule: { kind: 'monthly', nth: -1, weekday: 1 },
  onHoliday: 'next',
  starts: '09:00',
  ends: '11:30',
  remindDays: 7,
  firstDay: '2026-03-01'
}

test('a calendar reads dates under an address that nobody knows again; what is cancelled says so, and nobody is named', async () => {
  await using t = await startTestApp()
  const { clerk, boss, worker, stranger, organisation, db } = await setStage(t)
  const { body: made } = await clerk.post('/recurrences', { ...service, organisationId: organisation('zone.park') })
  const [first] = made.dates as { id: string }[]
  const enrolment = { organisationId: organisation('zone.park.firm'), people: 2, names: ['秦小满', '何大勇'] }
  await boss.post(`/occurrences/${first!.id}/enrolments`, enrolment)

  expect((await worker.post(`/recurrences/${made.id}/feeds`, {})).status).toBe(403)
  expect((await stranger.post(`/recurrences/${made.id}/feeds`, {})).body.code).toBe('recurrence.notFound')
  const { body: open } = await clerk.post(`/recurrences/${made.id}/feeds`, {})
  const { body: own } = await boss.post('/feeds', {})
  const { body: other } = await worker.post('/feeds', {})
  const read = async ({ path }: { path: string }) => await t.app.inject({ url: path })
  const everybody = await read(open)
  expect(everybody.headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(everybody.body.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  expect(everybody.body).toContain('DTSTART;TZID=Asia/Shanghai:20260331T090000')
  expect(everybody.body).not.toMatch(/秦小满|何大勇|zone\.park\.firm/)
  expect((await read(own)).body.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect((await read(other)).body).not.toContain('BEGIN:VEVENT')
  const kept = JSON.stringify(await db.selectFrom('feed').selectAll().execute())
  for (const { path } of [open, own, other]) expect(kept).not.toContain(path.split('/').at(-1)!.slice(0, -4))

  const uid = `UID:occurrence-${first!.id}@park.hongchao`
  expect((await read(own)).body.replaceAll('\r\n ', '')).toContain(uid)
  await clerk.post(`/occurrences/${first!.id}/cancelled`, { reason: '体检车检修' })
  const cancelled = (await read(own)).body.replaceAll('\r\n ', '')
  for (const line of [uid, 'SEQUENCE:1', 'STATUS:CANCELLED']) expect(cancelled).toContain(line)

  expect((await worker.post(`/feeds/${own.id}/revoked`, {})).body.code).toBe('feed.notFound')
  expect((await boss.post(`/feeds/${open.id}/revoked`, {})).body.code).toBe('feed.notFound')
  await boss.post(`/feeds/${own.id}/revoked`, {})
  expect((await read(own)).statusCode).toBe(404)
  expect((await boss.get('/feeds')).body.items).toEqual([])
  const kin = { personId: worker.personId, createdById: worker.personId, createdAt: t.clock.now }
  const more = Array.from({ length: 9 }, (_, count) => ({ id: uuid(), tokenHash: `hash ${count}`, ...kin }))
  await db.insertInto('feed').values(more).execute()
  expect((await worker.post('/feeds', {})).body.code).toBe('feed.tooMany')
  expect((await read(other)).statusCode).toBe(200)
  await db.updateTable('person').set({ active: false }).where('id', '=', worker.personId).execute()
  expect((await read(other)).statusCode).toBe(404)
  expect((await read(open)).statusCode).toBe(200)

  expect((await read({ path: '/calendars/park/nothing.ics' })).statusCode).toBe(404)
  expect((await read({ path: open.path.replace('park', 'nowhere') })).statusCode).toBe(404)
})
