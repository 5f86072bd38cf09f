import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { agrees, dataOf, envelopeOf, outcomeOf } from './rules.ts'
import { newSecret, signed } from './sign.ts'

const now = new Date('2026-03-02T01:00:00Z')
const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers })
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('an event is told in the form of CloudEvents, with nothing of anybody in it', () => {
  const facts = {
    code: 'XQ-2026-00001',
    status: 'answered',
    category: 'lamp',
    level: null,
    dueAt: null,
    updatedAt: now
  }
  const happened = { id: 'an-occasion', type: 'need.answered' as const, subject: facts.code, at: now }

  expect(envelopeOf('park', { ...happened, data: dataOf(facts, true) })).toEqual({
    specversion: '1.0',
    id: 'an-occasion',
    source: 'urn:hongchao:place:park',
    type: 'cn.hongchao.dangjian.need.answered.v1',
    subject: 'XQ-2026-00001',
    time: '2026-03-02T01:00:00.000Z',
    sequence: 'an-occasion',
    datacontenttype: 'application/json',
    data: { code: 'XQ-2026-00001', status: 'answered', category: 'lamp', updatedAt: '2026-03-02T01:00:00.000Z' }
  })
  expect(dataOf(facts, false)).not.toHaveProperty('category')
  const part = { kind: 'order', id: 'an-order', code: 'DB-2026-00001', name: '督办单', state: 'open', dueAt: now }
  expect(dataOf(facts, true, part)).toMatchObject({ part: { ...part, dueAt: '2026-03-02T01:00:00.000Z' } })
})

test.each([
  [answer(204), 1, { state: 'delivered', status: 204 }],
  [answer(500), 1, { state: 'waiting', status: 500, problem: 'status', nextAt: inMinutes(1) }],
  [answer(404), 3, { state: 'waiting', status: 404, problem: 'status', nextAt: inMinutes(30) }],
  [{ problem: 'timeout' as const }, 2, { state: 'waiting', problem: 'timeout', nextAt: inMinutes(5), rest: true }],
  [answer(301), 1, { state: 'waiting', status: 301, problem: 'redirect', nextAt: inMinutes(1) }],
  [answer(410), 1, { state: 'dropped', status: 410, problem: 'gone', stop: true }],
  [answer(415), 1, { state: 'failed', status: 415, problem: 'mediaType' }],
  [answer(500), 8, { state: 'failed', status: 500, problem: 'status' }],
  [answer(429), 1, { state: 'waiting', status: 429, problem: 'tooMany', nextAt: inMinutes(1), rest: true }],
  [
    answer(429, { 'retry-after': '600' }),
    1,
    { state: 'waiting', status: 429, problem: 'tooMany', nextAt: inMinutes(10), rest: true }
  ],
  [
    answer(429, { 'retry-after': 'Mon, 02 Mar 2026 03:00:00 GMT' }),
    1,
    { state: 'waiting', status: 429, problem: 'tooMany', nextAt: inMinutes(120), rest: true }
  ],
  [
    answer(429, { 'retry-after': '99999999' }),
    1,
    { state: 'waiting', status: 429, problem: 'tooMany', nextAt: inMinutes(1440), rest: true }
  ],
  [
    answer(429, { 'retry-after': 'soon' }),
    1,
    { state: 'waiting', status: 429, problem: 'tooMany', nextAt: inMinutes(1), rest: true }
  ]
])('after %j, in try %i', (got, attempts, outcome) => {
  expect(outcomeOf(got, attempts, now)).toEqual(outcome)
})

test.each([
  [answer(200, { 'webhook-allowed-origin': 'hongchao.example.org' }), undefined],
  [answer(204, { 'webhook-allowed-origin': '*' }), undefined],
  [answer(200, { 'webhook-allowed-origin': 'Hongchao.Example.org' }), undefined],
  [answer(200, { 'webhook-allowed-origin': 'other.example.org' }), 'notAllowed'],
  [answer(200), 'notAllowed'],
  [answer(405, { 'webhook-allowed-origin': '*' }), 'notAllowed'],
  [answer(410), 'gone'],
  [{ problem: 'certificate' as const }, 'certificate']
])('asked for its agreement, %j', (got, problem) => {
  expect(agrees(got, 'hongchao.example.org')).toBe(problem)
})

test('what is sent is signed over its id, time and body', () => {
  const secret = newSecret()
  const headers = signed(secret, 'an-id', now, '{}')
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')

  expect(key).toHaveLength(32)
  expect(headers).toEqual({
    'webhook-id': 'an-id',
    'webhook-timestamp': '1772413200',
    'webhook-signature': `v1,${createHmac('sha256', key).update('an-id.1772413200.{}').digest('base64')}`
  })
})
