import type { Readable } from 'node:stream'

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

import { AppError } from '../../errors.ts'
import { limits } from './sheet.ts'

/** The parts of a zip file by name. */
export type Archive = {
  has: (name: string) => boolean
  names: readonly string[]
  read: (name: string) => AsyncGenerator<Uint8Array>
}

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const zip = await fromBufferPromise(buffer, { lazyEntries: true, autoClose: false })
    if (zip.entryCount > limits.entries) throw new AppError('sheet.bomb')
    const entries = new Map<string, Entry>()
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
    return {
      names: [...entries.keys()],
      has: (name) => entries.has(name),
      read: (name) => inflate(zip, entries.get(name))
    }
  } catch (error) {
    throw damaged(error)
  }
}

/** What comes out is counted as it comes: sizes in the headers are only claims. */
async function* inflate(zip: ZipFile, entry: Entry | undefined): AsyncGenerator<Uint8Array> {
  if (!entry) return
  let total = 0
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      total += chunk.length
      if (isBomb(total, entry.compressedSize)) throw new AppError('sheet.bomb')
      yield chunk
    }
  } catch (error) {
    throw damaged(error)
  }
}

function isBomb(total: number, compressed: number): boolean {
  if (total > limits.inflated) return true
  return total > limits.little && total > limits.ratio * compressed
}

function damaged(error: unknown): AppError {
  return error instanceof AppError ? error : new AppError('sheet.damaged')
}
