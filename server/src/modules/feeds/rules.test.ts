import fc from 'fast-check'
import { expect, test } from 'vitest'

import { calendarText, escapeText, fold } from './rules.ts'

const octetsOf = (text: string) => Buffer.byteLength(text)
const unfold = (text: string) => text.replaceAll('\r\n ', '')
/** Of text as it stands in a calendar, what was meant. */
const unescape = (text: string) =>
  text.replaceAll(/\\([\\;,nN])/g, (_, of: string) => (of.toLowerCase() === 'n' ? '\n' : of))

// Whole characters of one to four octets; a lone half of a pair has no place in UTF-8.
const words = fc
  .string({ unit: fc.oneof(fc.constantFrom('康', '🐝', 'é', ',', ';', '\\', ':', ' '), fc.string()), maxLength: 80 })
  .map((text) => text.toWellFormed().replaceAll(/\p{Cc}/gu, ''))

test('no line is longer than 75 octets, and unfolding gives back what was folded', () => {
  fc.assert(
    fc.property(words, (text) => {
      const folded = fold(text)
      expect(folded.split('\r\n').every((line) => octetsOf(line) <= 75)).toBe(true)
      expect(unfold(folded)).toBe(text)
    })
  )
})

test('whatever is said is read again as it was said', () => {
  fc.assert(
    fc.property(words, words, (first, second) => {
      const text = `${first}\n${second}`
      expect(escapeText(text)).not.toMatch(/\p{Cc}/u)
      expect(unescape(escapeText(text))).toBe(text)
    })
  )
  expect(escapeText('甲\r\n乙;丙,丁\\\u0007')).toBe('甲\\n乙\\;丙\\,丁\\\\')
})

test('a calendar has its zone, and a date that was cancelled says so under the same name', () => {
  const text = calendarText('车都红色蜂巢', [
    {
      uid: 'occurrence-1@quanlinan',
      sequence: 2,
      changedAt: new Date('2026-03-01T01:02:03.456Z'),
      startsAt: new Date('2026-03-30T16:30:00Z'),
      endsAt: new Date('2026-03-31T03:30:00Z'),
      summary: '健康证上门体检',
      location: '园区广场，东门',
      status: 'CANCELLED'
    }
  ])
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  expect(unfold(text).split('\r\n')).toEqual(
    expect.arrayContaining([
      'TZID:Asia/Shanghai',
      'TZOFFSETTO:+0800',
      'UID:occurrence-1@quanlinan',
      'DTSTAMP:20260301T010203Z',
      'SEQUENCE:2',
      'DTSTART;TZID=Asia/Shanghai:20260331T003000',
      'DTEND;TZID=Asia/Shanghai:20260331T113000',
      'STATUS:CANCELLED'
    ])
  )
})
