import { randomUUID } from 'node:crypto'
import { mkdir, open, opendir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Where files lie. A key is made by us and never holds what a user typed. */
export type Storage = {
  put: (key: string, bytes: Uint8Array) => Promise<void>
  get: (key: string) => Promise<Uint8Array | undefined>
  remove: (key: string) => Promise<void>
  /** What lies below a folder and was put there before a moment; left-overs of an interrupted `put` among it. */
  keptBefore: (folder: string, before: Date) => AsyncIterable<string>
}

/** Files below a folder; a file is whole or not there, also after a power cut. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*(\.[a-f0-9-]{36})?$/.test(key)) throw new Error('not a storage key')
    return join(folder, key)
  }
  return {
    put: async (key, bytes) => {
      const path = pathOf(key)
      const part = `${path}.${randomUUID()}`
      await mkdir(dirname(path), { recursive: true })
      try {
        await writeWhole(part, bytes)
        await rename(part, path)
        await syncFolder(dirname(path))
      } catch (error) {
        // A disk that is full is not to be kept full by what was refused.
        await rm(part, { force: true })
        throw error
      }
    },
    get: async (key) => await readFile(pathOf(key)).catch(nothingWhereMissing),
    remove: async (key) => await rm(pathOf(key), { force: true }),
    keptBefore: async function* (below, before) {
      const files = await opendir(pathOf(below), { recursive: true }).catch(nothingWhereMissing)
      for await (const file of files ?? []) {
        const path = join(file.parentPath, file.name)
        if (!file.isFile()) continue
        const kept = await stat(path).catch(nothingWhereMissing)
        if (kept && kept.mtime < before) yield relative(folder, path)
      }
    }
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A folder's names are only there to stay once it is written itself. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function nothingWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
