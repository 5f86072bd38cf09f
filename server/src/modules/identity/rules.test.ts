import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  afterFailure,
  dayAfter,
  deviceOf,
  type Failures,
  isFromHere,
  isLocked,
  readablePassword,
  weaknessOf
} from './rules.ts'

describe('a user name', () => {
  const now = new Date('2026-03-02T01:00:00Z')
  const none: Failures = { failures: 0, lockedUntil: null }
  const fail = (times: number, from = none): Failures =>
    Array.from({ length: times }).reduce<Failures>((failures) => afterFailure(failures, now), from)

  test.each([
    [0, false],
    [4, false],
    [5, true],
    [9, true]
  ])('after %i wrong tries is locked: %s', (times, locked) => {
    expect(isLocked(fail(times), now)).toBe(locked)
  })

  test('is locked for a quarter of an hour, and then counts from the start', () => {
    const locked = fail(5)
    expect(isLocked(locked, new Date('2026-03-02T01:14:59Z'))).toBe(true)
    expect(isLocked(locked, new Date('2026-03-02T01:15:00Z'))).toBe(false)
    expect(afterFailure(locked, new Date('2026-03-02T01:15:00Z'))).toEqual({ failures: 1, lockedUntil: null })
  })
})

describe('a password', () => {
  test.each([
    ['qiaoyayan-2026', 'username'],
    ['我是QiaoYaYan呀呀', 'username'],
    ['1234567890', 'letters'],
    ['13300001001', 'letters'],
    ['aaaaaaaaaaaa', 'letters'],
    ['19900101abc', 'letters'],
    ['password123', 'common'],
    ['P@ssw0rd2026', 'common'],
    ['Admin@123456', 'common'],
    ['woaini1314520', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['1q2w3e4r5t6y', 'common'],
    ['hongchao2026', 'common'],
    ['correct horse battery', undefined],
    ['红巢里的三只蜜蜂飞走了', undefined],
    ['k7mp-x2hd-9rqa', undefined],
    ['Passwords are for 2 people', undefined]
  ])('%s is weak for its %s', (password, weakness) => {
    expect(weaknessOf(password, 'qiaoyayan')).toBe(weakness)
  })

  test('that we make can be read out and is never refused for being common', () => {
    expect(readablePassword(new Uint8Array(12))).toBe('aaaa-aaaa-aaaa')
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (random) => {
        expect(readablePassword(random)).toMatch(/^([a-hjkmnp-z2-9]{4}-){2}[a-hjkmnp-z2-9]{4}$/)
      })
    )
  })
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36', 'Chrome · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8.0.50', 'WeChat · iOS'],
  ['Mozilla/5.0 (Linux; Android 14; M2102) Chrome/141.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1 Version/18 Safari/605.1', 'Safari · macOS'],
  ['curl/8.5.0', 'curl'],
  ['', '']
])('the browser %s is called %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})

test.each([
  ['127.0.0.1', [], true],
  ['::1', [undefined], true],
  ['::ffff:127.0.0.1', ['127.0.0.1'], true],
  ['10.0.0.5', [], false],
  ['127.0.0.1', ['10.0.0.5'], false],
  ['127.0.0.1', ['127.0.0.1, 10.0.0.5'], false],
  ['127.0.0.1', [['127.0.0.1', '203.0.113.9']], false],
  ['127.0.0.1.example', [], false]
])('a call of %s that passes on %j is from the machine itself: %s', (ip, forwarded, here) => {
  expect(isFromHere(ip, forwarded)).toBe(here)
})

test('the day after knows months and leap years', () => {
  expect(dayAfter('2024-02-28')).toBe('2024-02-29')
  expect(dayAfter('2026-12-31')).toBe('2027-01-01')
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28')
})
