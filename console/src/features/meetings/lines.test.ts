import { expect, test } from 'vitest'

import { linesOf, namedUnits, toAttendee } from './lines.ts'

const units = new Map([['渚行物流有限公司', 'unit-1']])

test.each([
  ['李娜，渚行物流有限公司', { name: '李娜', organisationId: 'unit-1' }],
  ['李娜, 渚行物流有限公司', { name: '李娜', organisationId: 'unit-1' }],
  ['李娜，一家没有登记的公司', { name: '李娜，一家没有登记的公司' }],
  ['渚行物流有限公司', { name: '渚行物流有限公司' }],
  ['邵嘉', { name: '邵嘉' }]
])('%s came', (line, attendee) => {
  expect(toAttendee(line, units)).toEqual(attendee)
})

test('blank lines are nobody, and each unit is looked up once', () => {
  const lines = linesOf(' 李娜，渚行物流有限公司 \n\n王强，渚行物流有限公司\n邵嘉')
  expect(lines).toHaveLength(3)
  expect(namedUnits(lines)).toEqual(['渚行物流有限公司'])
})
