import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Where files lie. A key is made by us and never holds what a user typed. */
export type Storage = {
  put: (key: string, bytes: Uint8Array) => Promise<void>
  get: (key: string) => Promise<Uint8Array | undefined>
  remove: (key: string) => Promise<void>
}

/** Files below a folder; a file is whole or not there, also after a power cut. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string): string => {
    if (!/^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/.test(key)) throw new Error('not a storage key')
    return join(folder, key)
  }
  return {
    put: async (key, bytes) => {
      const path = pathOf(key)
      const part = `${path}.${randomUUID()}`
      await mkdir(dirname(path), { recursive: true })
      const file = await open(part, 'w', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
    },
    get: async (key) => await readFile(pathOf(key)).catch(nothingWhereMissing),
    remove: async (key) => await rm(pathOf(key), { force: true })
  }
}

function nothingWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
  return undefined
}
