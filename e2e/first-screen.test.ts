import { gzipSync } from 'node:zlib'

import { expect, inject, test } from 'vitest'

const most = 160_000

test('the first screen of the phone loads less than 160 kB of JavaScript', async () => {
  const page = await text('/quanlinan/m/')
  const scripts = new Map<string, number>()
  for (const [, address] of page.matchAll(/<script[^>]+src="([^"]+)"/g)) await withImports(address!, scripts)

  expect(scripts.size).toBeGreaterThan(1)
  expect([...scripts.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(most)
})

/** A script and everything it imports at once, each with its size as gzip makes it. */
async function withImports(address: string, found: Map<string, number>): Promise<void> {
  if (found.has(address)) return
  const source = await text(address)
  found.set(address, gzipSync(source).length)
  for (const [, path] of source.matchAll(/(?:from|import)\s*["'](\.\/[^"']+\.js)["']/g)) {
    await withImports(new URL(path!, new URL(address, inject('origin'))).pathname, found)
  }
}

async function text(path: string): Promise<string> {
  const response = await fetch(new URL(path, inject('origin')))
  expect(response.status).toBe(200)
  return await response.text()
}
