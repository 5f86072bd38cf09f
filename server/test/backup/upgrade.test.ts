import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { call, type Product, runCommand, signIn, startProduct } from '../product.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

/** Made by the product as it was before needs had a place of their own and audits a screen: `example`, and a need more. */
const earlier = new URL('earlier.tar.gz', import.meta.url).pathname
const receipt = { code: 'XQ-2026-00003', key: 'XMU2VGXP' }

let folder = ''
let product: Product

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-upgrade-'))
  execFileSync('tar', ['-xzf', earlier, '-C', folder])
  const data = join(folder, 'data')
  const restored = await runCommand('restore', [join(folder, 'earlier'), '--data', data])
  if (restored.code !== 0) throw new Error(restored.errors)
  product = await startProduct({ data })
})

afterAll(async () => {
  await product.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('the receipt of an earlier version still opens its need, photo and all', async () => {
  const { status, body } = await call(product.origin, 'POST', 'example/needs/looked-up', { body: receipt })

  expect(status).toBe(200)
  expect(body['text']).toBe('升级之前提出的一件事，附一张照片。')
  const [photo] = body['photos'] as { id: string; token: string }[]
  const found = await fetch(`${product.origin}/api/example/files/${photo!.id}?token=${photo!.token}`)
  expect(found.headers.get('content-type')).toMatch(/^image/)
})

test('a need of an earlier version is signed, answered and evaluated in this one', async () => {
  const { origin } = product
  const [worker, helper] = [await signIn(origin, 'worker'), await signIn(origin, 'helper')]
  const listed = await call(origin, 'GET', 'example/needs?view=mine', { token: worker })
  const items = listed.body['items'] as { id: string; code: string }[]
  const { id } = items.find(({ code }) => code === receipt.code)!
  const steps = [
    [helper, { action: 'sign' }, 'handling'],
    [helper, { action: 'answer', text: '修好了。' }, 'answered'],
    [worker, { action: 'evaluate', solved: true, score: 5 }, 'closed']
  ] as const
  for (const [token, body, status] of steps) {
    const done = await call(origin, 'POST', `example/needs/${id}/actions`, { token, body })
    expect(done.body['status']).toBe(status)
  }
})

test('what is raised now counts on, and the chains of before hold', async () => {
  const worker = await signIn(product.origin, 'worker')
  const body = { text: '升级之后提出的一件事。', kind: 'employee' }
  const raised = await call(product.origin, 'POST', 'example/needs', { token: worker, body })

  expect(raised.body['code']).toMatch(/-00004$/)
  const verified = await runCommand('audit', ['verify', '--data', join(folder, 'data')])
  expect(verified.output).not.toContain('broken')
  expect(verified.code).toBe(0)
})
