import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createInterface } from 'node:readline'

import type { Target } from '@hongchao/web/client.ts'

import type { RecordRef } from './measures.ts'

const program = fileURLToPath(new URL('../../server/bin/scratch.ts', import.meta.url))

/** The product with a preset, in a database of its own, from which records can be taken away and put back. */
export type Scratch = {
  target: Target
  without: <T>(record: RecordRef, run: () => Promise<T>) => Promise<T>
  stop: () => Promise<void>
}

export async function startScratch(folder: string): Promise<Scratch> {
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = once(child, 'exit')

  async function next(): Promise<unknown> {
    const { value, done } = await lines.next()
    if (done) throw new Error('the scratch server ended')
    return JSON.parse(value)
  }

  async function ask(question: object): Promise<void> {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    await next()
  }

  const { origin, place, token } = (await next()) as { origin: string; place: string; token: string }
  return {
    target: { origin, place, headers: { authorization: `Bearer ${token}` } },
    without: async (record, run) => {
      await ask(record)
      try {
        return await run()
      } finally {
        await ask({})
      }
    },
    stop: async () => {
      child.stdin.end()
      await ended
    }
  }
}
