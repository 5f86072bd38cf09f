import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('what is told at a meeting is taken down, traceable to it, and its progress is reported at the next', async () => {
  await using t = await startTestApp()
  const stage = await setStage(t)
  const { clerk, worker, stranger, organisation, act, classes, teamId, handler } = stage
  const park = organisation('zone.park')
  const firm = organisation('zone.park.firm')
  const input = {
    organisationId: park,
    title: '3 月企业联席会',
    heldAt: '2026-03-01T06:00:00.000Z',
    location: '党群服务中心二楼',
    agenda: ['上次会议办理情况', '企业提诉求'],
    attendees: [{ name: '李娜', organisationId: firm }, { name: '邵嘉' }]
  }

  const { status, body: meeting } = await clerk.post('/meetings', input)
  expect(status).toBe(200)
  expect(meeting).toMatchObject({
    title: input.title,
    agenda: input.agenda,
    attendees: [{ name: '李娜', organisation: { id: firm } }, { name: '邵嘉' }],
    needs: 0
  })
  expect((await worker.post('/meetings', input)).status).toBe(403)
  expect((await stranger.post('/meetings', input)).body.code).toBe('organisation.notFound')

  const told = { text: '园区班车能不能加一趟晚上九点的？', kind: 'employee', name: '李娜', organisationId: firm }
  const { body: receipt } = await clerk.post(`/meetings/${meeting.id}/needs`, told)
  const { body: other } = await clerk.post(`/meetings/${meeting.id}/needs`, {
    ...told,
    text: '停车位不够用',
    kind: 'x'
  })
  expect(other.code).toBe('need.kindUnknown')
  const { body: need } = await clerk.get(`/needs/${receipt.id}`)
  expect(need).toMatchObject({ channel: 'meeting', collectedAt: input.heldAt, organisation: { id: firm } })
  expect(need.timeline[0]).toMatchObject({ kind: 'submitted', details: { occasion: input.title } })
  expect(need.clocks[0].startedAt).toBe(input.heldAt)

  await act(clerk, receipt.id, 'accept', classes)
  await act(clerk, receipt.id, 'dispatch', { teamId })
  await act(handler, receipt.id, 'sign')
  await act(handler, receipt.id, 'answer', { text: '下周一起加开 21:10 一趟。' })

  const next = { ...input, title: '4 月企业联席会', heldAt: '2026-03-02T00:30:00.000Z', attendees: [] }
  const { body: second } = await clerk.post('/meetings', next)
  const { body: detail } = await clerk.get(`/meetings/${second.id}`)
  expect(detail.needs).toEqual([])
  expect(detail.before).toMatchObject({
    meeting: { id: meeting.id, needs: 1 },
    needs: [{ need: { code: receipt.code, status: 'answered' }, answer: '下周一起加开 21:10 一趟。' }]
  })
  expect((await clerk.get('/meetings')).body.items.map(({ title }: { title: string }) => title)).toEqual([
    next.title,
    input.title
  ])
  expect((await stranger.get(`/meetings/${meeting.id}`)).body.code).toBe('meeting.notFound')
  expect((await stranger.get('/meetings')).body.items).toEqual([])

  const sheet = await t.app.inject({
    url: `/api/park/meetings/${meeting.id}/export`,
    headers: { authorization: `Bearer ${clerk.token}` }
  })
  const { sheets } = await readXlsx(sheet.rawPayload)
  expect(sheets[0]!.rows.flat()).toEqual(expect.arrayContaining([receipt.code, '下周一起加开 21:10 一趟。']))
})

test('before it was held nothing is taken down, and what was set up is corrected', async () => {
  await using t = await startTestApp()
  const { clerk, organisation, person, db } = await setStage(t)
  const input = { title: '年中会', heldAt: '2026-03-09T06:00:00.000Z', agenda: [], attendees: [{ name: '李娜' }] }
  const { body: meeting } = await clerk.post('/meetings', { ...input, organisationId: organisation('zone.park') })
  const path = `/meetings/${meeting.id}`
  const told = { text: '停车位不够用', kind: 'employee', name: '李娜' }

  expect((await clerk.post(`${path}/needs`, told)).body.code).toBe('meeting.notHeldYet')
  const changed = { ...input, heldAt: '2026-03-01T06:00:00.000Z', agenda: ['停车'], attendees: [], version: 1 }
  expect((await clerk.post(`${path}/changed`, changed)).body).toMatchObject({
    agenda: ['停车'],
    attendees: [],
    version: 2
  })
  const stale = { ...changed, agenda: ['食堂'] }
  expect((await clerk.post(`${path}/changed`, stale)).body.code).toBe('conflict')
  expect((await clerk.get(path)).body.meeting).toMatchObject({ agenda: ['停车'], version: 2 })
  expect((await clerk.post(`${path}/needs`, told)).status).toBe(200)
  const { needs } = (await clerk.get(path)).body
  expect(needs).toMatchObject([{ text: told.text, need: { organisation: { id: organisation('zone.park') } } }])
  expect(await db.selectFrom('meetingAttendee').select('id').execute()).toEqual([])

  // Whom somebody complained of there counts only what they are shown.
  const about = { ...told, text: '单位拖欠加班费，不敢说。', aboutOrganisationId: organisation('zone.park.firm') }
  expect((await clerk.post(`${path}/needs`, about)).status).toBe(200)
  const secretary = await person('zone.park.firm', ['branchSecretary', 'zone.park'])
  for (const [by, count] of [
    [clerk, 2],
    [secretary, 1]
  ] as const) {
    expect((await by.get(path)).body.meeting.needs).toBe(count)
    expect((await by.get('/meetings')).body.items).toMatchObject([{ needs: count }])
  }
})
