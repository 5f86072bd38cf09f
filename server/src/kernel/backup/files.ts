import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, opendir, readdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { Sum } from './manifest.ts'

/** Writes what comes through to a file below `folder`, to stay there, and says what it wrote. */
export async function keep(
  folder: string,
  path: string,
  from: NodeJS.ReadableStream,
  ...through: NodeJS.ReadWriteStream[]
): Promise<Sum> {
  const target = join(folder, path)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  const { counter, sum } = counting()
  await pipeline([from, ...through, counter, createWriteStream(target, { mode: 0o600, flush: true })])
  return { path, ...sum() }
}

/** The sum of a file as it lies on the disk. */
export async function sumOf(folder: string, path: string): Promise<Sum> {
  const { counter, sum } = counting()
  await pipeline(createReadStream(join(folder, path)), counter, async (parts) => {
    for await (const part of parts) void part
  })
  return { path, ...sum() }
}

function counting(): { counter: Transform; sum: () => Omit<Sum, 'path'> } {
  const hash = createHash('sha256')
  let bytes = 0
  const counter = new Transform({
    transform: (chunk: Buffer, _, done) => {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    }
  })
  return { counter, sum: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** What differs from its sum, or is not there. */
export async function differing(folder: string, sums: readonly Sum[]): Promise<string[]> {
  const wrong: string[] = []
  for (const { path, bytes, sha256 } of sums) {
    const found = await sumOf(folder, path).catch(() => undefined)
    if (found?.bytes !== bytes || found.sha256 !== sha256) wrong.push(path)
  }
  return wrong
}

/** Files below a folder, by their paths in it; none where there is no folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  const entries = await opendir(folder, { recursive: true }).catch(() => undefined)
  for await (const entry of entries ?? []) {
    if (entry.isFile()) found.push(relative(folder, join(entry.parentPath, entry.name)))
  }
  return found.toSorted()
}

/** Of a data folder what stands beside database and files: secrets and keys. Logs and the database's port are not kept. */
export async function secretsIn(dataFolder: string): Promise<string[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name)
  return files.filter((name) => name !== 'database.json' && !/[.]log([.]\d+)?$/.test(name)).toSorted()
}
