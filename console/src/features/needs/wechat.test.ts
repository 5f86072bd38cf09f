import type { Clock } from '@hongchao/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { wechatText } from './wechat.ts'

const clock: Clock = {
  kind: 'handling',
  startedAt: '2026-03-02T02:20:00.000Z',
  dueAt: '2026-03-06T09:30:00.000Z',
  provisional: false,
  state: 'inTime',
  remaining: { amount: 3, unit: 'workingDay' }
}
const place = {
  place: 'quanlinan',
  origin: 'http://192.168.1.20:8081',
  now: new Date('2026-03-02T03:00:00Z'),
  categories: [{ key: 'lamp', name: '路灯照明', complaint: false, items: [] }]
}
const team = { id: '0199a1b2-0000-7000-8000-000000000001', name: '暖心橙', color: '#E65100' }

test('a dispatched need is told with code, class, team, due time and a link', () => {
  const text = wechatText({ code: 'XQ-2026-00543', category: 'lamp', team, clock }, place)

  expect(text.split('\n')).toEqual([
    '【派单】XQ-2026-00543',
    '类别：路灯照明',
    '承办：暖心橙',
    '请于 3 月 6 日 17:30 前答复',
    'http://192.168.1.20:8081/quanlinan/go/XQ-2026-00543'
  ])
})

test('an overdue need says so', () => {
  const text = wechatText({ code: 'XQ-2026-00543', team, clock: { ...clock, state: 'overdue' } }, place)

  expect(text).toContain('【超时】XQ-2026-00543')
  expect(text).toContain('应于 3 月 6 日 17:30 前答复')
})

test('nothing that could be a telephone or an identity number ever gets into the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('甲', '1', '5', '8', '0'), maxLength: 30 }), (name) => {
      const text = wechatText({ code: 'XQ-2026-00543', team: { ...team, name }, clock }, place)
      expect(text).not.toMatch(/\d{7,}/)
    })
  )
})
