import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { diskStorage } from './storage.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hongchao-storage-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const dayAgo = new Date(Date.now() - 86_400_000)
const text = (words: string): Uint8Array => new TextEncoder().encode(words)

async function kept(below: string, before: Date): Promise<string[]> {
  const keys: string[] = []
  for await (const key of diskStorage(folder).keptBefore(below, before)) keys.push(key)
  return keys.toSorted()
}

test('what was put is there whole, may be put again, and is gone when removed', async () => {
  const storage = diskStorage(folder)
  await storage.put('park/0190/a', text('一'))
  await storage.put('park/0190/a', text('二'))
  expect(Buffer.from((await storage.get('park/0190/a'))!).toString()).toBe('二')
  expect(readdirSync(join(folder, 'park/0190'))).toEqual(['a'])
  await storage.remove('park/0190/a')
  await storage.remove('park/0190/a')
  expect(await storage.get('park/0190/a')).toBeUndefined()
})

test.each(['../secret', '/etc/passwd', 'park/../../x', 'park//x', 'Park/x', 'park/x.jpg', ''])(
  'the key “%s” leads nowhere',
  async (key) => {
    await expect(diskStorage(folder).put(key, text('x'))).rejects.toThrow('not a storage key')
  }
)

test('what is older than a moment is listed below its folder, left-overs of a broken write among it', async () => {
  const storage = diskStorage(folder)
  await storage.put('park/0190/old', text('x'))
  await storage.put('park/0190/new', text('x'))
  await storage.put('mill/0190/old', text('x'))
  const part = 'park/0190/half.0190a1b2-0000-7000-8000-000000000000'
  writeFileSync(join(folder, part), 'x')
  for (const key of ['park/0190/old', 'mill/0190/old', part]) {
    utimesSync(join(folder, key), new Date(0), new Date(0))
  }

  expect(await kept('park', dayAgo)).toEqual([part, 'park/0190/old'])
  expect(await kept('nowhere', dayAgo)).toEqual([])
  await storage.remove(part)
  expect(await kept('park', dayAgo)).toEqual(['park/0190/old'])
})
