import fc from 'fast-check'
import { expect, test } from 'vitest'

import { reportIn } from './report.ts'
import { askedFor, fullName, rounded, servicesOf, stateOf, timeOf, valueOf, w3 } from './rules.ts'
import { xmlOf } from './xml.ts'

const now = new Date('2026-03-02T01:00:00Z')
const asked = (query: string) => askedFor(new URLSearchParams(query), now)
const days = (from: string, to: string) => ({ from: new Date(from), to: new Date(to) })

test.each([
  ['', days('2025-12-02T01:00:00Z', '2026-03-02T01:00:00Z')],
  ['start_date=', days('2025-12-02T01:00:00Z', '2026-03-02T01:00:00Z')],
  ['start_date=2026-01-01T00:00:00Z', days('2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')],
  ['end_date=2026-01-01T00:00:00%2B08:00', days('2025-10-02T16:00:00Z', '2025-12-31T16:00:00Z')],
  ['end_date=2026-01-01T00:00:00+08:00', days('2025-10-02T16:00:00Z', '2025-12-31T16:00:00Z')],
  ['start_date=2026-02-01&end_date=2026-02-02', days('2026-01-31T16:00:00Z', '2026-02-01T16:00:00Z')]
])('a list without all its dates spans ninety days: %s', (query, window) => {
  expect(asked(query)).toEqual({ ...window, limit: 1000, offset: 0 })
})

test.each([
  ['start_date=2026-01-01T00:00:00Z&end_date=2026-04-01T00:00:01Z', 'span'],
  ['start_date=2026-02-01T00:00:00Z&end_date=2026-01-01T00:00:00Z', 'order'],
  ['start_date=2026-01-01T00:00:00', 'time'],
  ['updated_after=yesterday', 'time'],
  ['end_date=2026-02-30T25:00:00Z', 'time'],
  ['status=lost', 'status'],
  ['page=0', 'page'],
  ['page_size=1001', 'page'],
  ['page=1.5', 'page']
])('what the standard does not have is refused: %s', (query, reason) => {
  expect(asked(query)).toMatchObject({ reason })
})

test('states, services and pages are read as the standard and its extensions have them', () => {
  expect(asked('status=open,closed&status=closed&service_code=a,b&page=3&page_size=50')).toMatchObject({
    statuses: [
      'submitted',
      'accepted',
      'dispatched',
      'handling',
      'merged',
      'answered',
      'closed',
      'refused',
      'withdrawn'
    ],
    services: ['a', 'b'],
    limit: 50,
    offset: 100
  })
  expect(asked('status=closed')).toMatchObject({ statuses: ['closed', 'refused', 'withdrawn'] })
})

test('a need is open until it is over, also while its answer waits for the evaluation', () => {
  expect(stateOf('answered')).toBe('open')
  expect(stateOf('merged')).toBe('open')
  expect(stateOf('refused')).toBe('closed')
})

test('times are told with their zone and read back as they were', () => {
  expect(w3(now)).toBe('2026-03-02T09:00:00+08:00')
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (time) => {
      const seconds = Math.floor(time.getTime() / 1000) * 1000
      expect(timeOf(w3(time))?.getTime()).toBe(seconds)
    })
  )
})

test('a service is a class or an item that may be told to everybody', () => {
  const items = [
    { key: 'lamp', name: '路灯' },
    { key: 'noise', name: '噪声' }
  ]
  const classes = [
    { key: 'living', name: '生活类', note: '水电路灯', items },
    { key: 'policy', name: '政策' }
  ]

  expect(servicesOf(classes, ['lamp', 'policy'])).toEqual([
    { code: 'lamp', name: '路灯', description: '水电路灯', group: '生活类' },
    { code: 'policy', name: '政策', description: null, group: '政策' }
  ])
})

const choices = {
  services: [{ code: 'lamp', name: '路灯', description: null, group: '生活类' }],
  kinds: [{ key: 'resident', name: '居民' }],
  areas: [{ key: 'park', name: '园区', id: 'park-id' }]
}
const report = (form: string) => reportIn(new URLSearchParams(form), choices)

test('a report says what, where, and as little of who as it likes', () => {
  expect(report('service_code=lamp&lat=30.123456&long=114.2')).toEqual({
    service: choices.services[0],
    text: '路灯',
    kind: undefined,
    areaId: undefined,
    location: '经纬度 30.123456, 114.2',
    position: { lat: 30.123456, long: 114.2 },
    name: undefined,
    phone: null
  })
  const whole = {
    service_code: 'lamp',
    address_id: 'park',
    description: '灯不亮',
    media_url: 'https://example.org/a.jpg',
    first_name: '小明',
    last_name: '张',
    phone: '13800000000',
    email: 'somebody@example.org',
    device_id: 'abc',
    'attribute[kind]': 'resident'
  }
  const read = report(new URLSearchParams(whole).toString())
  expect(read).toMatchObject({
    text: '灯不亮\n附图：https://example.org/a.jpg',
    kind: 'resident',
    areaId: 'park-id',
    name: '张小明',
    phone: '13800000000'
  })
  expect(JSON.stringify(read)).not.toMatch(/somebody|abc/)
})

test.each([
  ['lat=1&long=1', ['serviceMissing']],
  ['service_code=noise&lat=1&long=1', ['serviceUnknown']],
  ['service_code=lamp', ['location']],
  ['service_code=lamp&lat=1', ['position']],
  ['service_code=lamp&lat=91&long=1', ['position']],
  ['service_code=lamp&lat=1e1&long=1', ['position']],
  ['service_code=lamp&address_id=nowhere', ['addressUnknown']],
  ['service_code=lamp&address_string=here&attribute[kind]=king', ['attribute']],
  ['service_code=lamp&address_string=here&media_url=javascript:alert(1)', ['mediaUrl']],
  [`service_code=lamp&address_string=here&description=${'长'.repeat(4001)}`, ['tooLong']],
  ['service_code=&media_url=x', ['serviceMissing', 'location', 'mediaUrl']]
])('everything that is wrong with a report is told at once: %s', (form, reasons) => {
  expect((report(form) as { reason: string }[]).map(({ reason }) => reason)).toEqual(reasons)
})

test.each([
  ['John', 'Smith', 'John Smith'],
  ['小明', '欧阳', '欧阳小明'],
  [undefined, '张', '张'],
  [undefined, undefined, undefined]
])('the name of %s and %s is %s', (first, last, name) => {
  expect(fullName(first, last)).toBe(name)
})

test('a parameter that is empty is as good as none', () => {
  expect(valueOf(new URLSearchParams('a=%20&b=x'), 'a')).toBeUndefined()
})

test('a spot is told to some hundred metres', () => {
  expect(rounded(30.123456)).toBe(30.123)
  expect(rounded(-114.9996)).toBe(-115)
})

test('XML holds what was said, whatever was said, and nothing beside it', () => {
  const value = [{ service_code: 'a<b', description: null, values: [{ key: '1', name: ']]>&"\u0000\ud800' }] }]

  expect(xmlOf('services', value)).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<services><service><service_code>a&lt;b</service_code><description/>' +
      '<values><value><key>1</key><name>]]&gt;&amp;&quot;\ufffd</name></value></values></service></services>\n'
  )
  expect(xmlOf('service_requests', [])).toContain('<service_requests/>')
})
