import { expect, test } from 'vitest'

import { isHeld, meetingBefore } from './rules.ts'

const at = (day: string, organisationId = 'park') => ({ organisationId, heldAt: new Date(`${day}T02:00:00Z`) })
const now = new Date('2026-03-06T02:00:00Z')

test.each([
  ['2026-03-05', true],
  ['2026-03-06', true],
  ['2026-03-07', false]
])('of a meeting of %s it is %s that needs can be taken down', (day, held) => {
  expect(isHeld(at(day), now)).toBe(held)
})

test('progress is reported of the last meeting of the same organisation', () => {
  const meetings = [at('2026-01-10'), at('2026-02-10'), at('2026-02-20', 'mill'), at('2026-04-10')]

  expect(meetingBefore(meetings, at('2026-03-06'))).toBe(meetings[1])
  expect(meetingBefore(meetings, at('2026-01-10'))).toBeUndefined()
  expect(meetingBefore(meetings, at('2026-03-06', 'mill'))).toBe(meetings[2])
})
