import type { Storage } from '../src/kernel/storage.ts'

/** Keeps files in memory, for tests that look at what was kept. */
export function memoryStorage(): Storage & { files: Map<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>()
  return {
    files,
    put: async (key, bytes) => void files.set(key, bytes),
    get: async (key) => files.get(key),
    remove: async (key) => void files.delete(key),
    keptBefore: async function* (folder) {
      for (const key of files.keys()) if (key.startsWith(`${folder}/`)) yield key
    }
  }
}
