import { expect, test } from 'vitest'

import { ApiError } from '../client.ts'
import { createIntents } from './intent.ts'

const sign = { params: { id: 'a' }, body: { action: 'sign' } }

test('a retry after a lost connection carries the key of the first attempt', () => {
  const intents = createIntents()
  const first = intents.keyFor(sign)
  intents.settled(sign, new ApiError('unavailable'))

  expect(intents.keyFor(sign)).toBe(first)
})

test('a text changed after a lost connection still carries the first key, so that it cannot be done twice', () => {
  const intents = createIntents()
  const first = intents.keyFor({ body: { text: '路灯坏了' } })
  intents.settled({ body: { text: '路灯坏了' } }, new ApiError('unavailable'))

  expect(intents.keyFor({ body: { text: '路灯坏了三天' } })).toBe(first)
})

test('after success or a refusal the next attempt is a new intent', () => {
  const intents = createIntents()
  const first = intents.keyFor(sign)
  intents.settled(sign)
  const second = intents.keyFor(sign)
  intents.settled(sign, new ApiError('need.actionNotAllowed'))
  const third = intents.keyFor(sign)

  expect(new Set([first, second, third]).size).toBe(3)
})

test('two needs, or two actions on one need, never share a key', () => {
  const intents = createIntents()
  const keys = [
    intents.keyFor(sign),
    intents.keyFor({ params: { id: 'b' }, body: { action: 'sign' } }),
    intents.keyFor({ params: { id: 'a' }, body: { action: 'answer' } })
  ]

  expect(new Set(keys).size).toBe(3)
})
