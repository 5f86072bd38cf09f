import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'

test('the server says that it lives and can serve', async () => {
  await using t = await startTestApp()
  for (const url of ['/healthz', '/readyz']) {
    expect((await t.app.inject({ url })).json()).toEqual({ ok: true })
  }
})

test('an address that leads nowhere is not found, and every answer can be traced', async () => {
  await using t = await startTestApp()
  const response = await t.app.inject({ url: '/api/nowhere/at/all' })
  expect(response.statusCode).toBe(404)
  expect(response.json()).toEqual({ code: 'notFound', details: {} })
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
})

test('the OpenAPI document describes the contract', async () => {
  await using t = await startTestApp()
  const document = (await t.app.inject({ url: '/api/docs/json' })).json()
  expect(document.openapi).toBe('3.1.0')
})
