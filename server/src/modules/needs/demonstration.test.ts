import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'

test.each(['example', 'wuhan-quanlinan'])(
  'the demonstration of %s tells its needs by the same steps as people take',
  async (name) => {
    await using t = await startTestApp({ now: new Date('2026-11-20T06:00:00Z') })
    const { db, preset } = await t.preset(name)
    const needs = await db.selectFrom('need').select(['id', 'text', 'status', 'createdAt']).execute()
    expect(needs.map(({ text }) => text).toSorted()).toEqual(preset.demoNeeds.map(({ text }) => text).toSorted())
    for (const { createdAt } of needs) expect(createdAt <= t.clock.now).toBe(true)

    const steps = await db.selectFrom('needEvent').select(['needId', 'kind']).execute()
    const told = steps.filter(({ kind }) => kind !== 'submitted')
    const founded = preset.demoRecurrences.filter(({ need }) => need !== undefined)
    expect(told).toHaveLength(preset.demoNeeds.flatMap((need) => need.steps).length + founded.length)

    const { demoTimetables, demoRecurrences, demoMeetings } = preset
    const given = { timetable: demoTimetables, recurrence: demoRecurrences, meeting: demoMeetings }
    for (const table of ['timetable', 'recurrence', 'meeting'] as const)
      expect(await db.selectFrom(table).select('id').execute()).toHaveLength(given[table].length)
    const booked = await db.selectFrom('booking').select('state').execute()
    expect(booked).toHaveLength(demoTimetables.flatMap(({ bookings }) => bookings).length)
    const enrolled = await db.selectFrom('enrolment').select('id').execute()
    expect(enrolled).toHaveLength(demoRecurrences.flatMap(({ enrolments }) => enrolments).length)
    const taken = await db.selectFrom('meetingNeed').select('needId').execute()
    expect(taken).toHaveLength(demoMeetings.flatMap(({ needs: told }) => told).length)
  }
)

test('messages of the demonstration carry the time of the step that they tell of', async () => {
  await using t = await startTestApp({ now: new Date('2026-11-20T06:00:00Z') })
  const { db } = await t.preset('example')
  const queue = await t.startWorker()
  const messages = db
    .selectFrom('notification')
    .where('kind', 'like', 'need.%')
    .select(['kind', 'subjectId', 'createdAt'])
  await expect.poll(async () => (await messages.execute()).map(({ kind }) => kind)).toContain('need.answered')
  await queue.stop()

  const steps = await db.selectFrom('needEvent').select(['needId', 'at']).execute()
  const times = new Set(steps.map(({ needId, at }) => `${needId} ${at.toISOString()}`))
  for (const { subjectId, createdAt } of await messages.execute())
    expect(times).toContain(`${subjectId} ${createdAt.toISOString()}`)
})
