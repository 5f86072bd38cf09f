import { randomUUID } from 'node:crypto'

import { expect, inject } from 'vitest'

import { demonstrationPassword } from '../server/src/sign-ins.ts'
import { elsewhereOnTheNet } from './harness.ts'
import { place } from './people.ts'

/** Somebody of the demonstration at work elsewhere: what they do is no part of what the journey looks at. */
export async function elsewhere(person: string, at = place) {
  const response = await call('/api/account/session', 'POST', { username: person, password: demonstrationPassword })
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const send = async (path: string, method: string, body?: object) => {
    const answer = await call(`/api${at}${path}`, method, body, cookie)
    return (await answer.json()) as never
  }
  return {
    get: <T>(path: string) => send(path, 'GET') as Promise<T>,
    post: <T>(path: string, body: object) => send(path, 'POST', body) as Promise<T>,
    act: async (id: string, action: string, more: object = {}) => {
      await send(`/needs/${id}/actions`, 'POST', { action, ...more })
    }
  }
}

async function call(path: string, method: string, body?: object, cookie = ''): Promise<Response> {
  const response = await fetch(new URL(path, inject('origin')), {
    method,
    headers: {
      ...elsewhereOnTheNet(),
      cookie,
      'idempotency-key': randomUUID(),
      ...(body && { 'content-type': 'application/json' })
    },
    ...(body && { body: JSON.stringify(body) })
  })
  expect(response.status, `${method} ${path}`).toBe(200)
  return response
}
