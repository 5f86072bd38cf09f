import { RaiseFromPoster } from '@hongchao/contract'
import { expect, test } from 'vitest'

import { check } from './check.ts'

test('each mistake stands at its field, in words', () => {
  expect(
    check(RaiseFromPoster, { text: '灯', kind: 'employee', poster: 'zm3srtyj', name: '郭师傅', phone: '12' })
  ).toEqual({
    '/text': '太短或太小，至少 2',
    '/phone': '格式不对'
  })
})

test('what is missing is asked for', () => {
  expect(check(RaiseFromPoster, { text: '路灯坏了', poster: 'zm3srtyj' })).toEqual({
    '/kind': '请填写',
    '/name': '请填写',
    '/phone': '请填写'
  })
})
