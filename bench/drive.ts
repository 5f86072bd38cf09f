import { Client } from 'undici'

import type { Run } from './figures.ts'
import type { Ask, Turn } from './works.ts'

export const connections = 16

type Length = { warmUp: number; seconds: number; connections?: number }

/** Repeats something on so many connections at once; what ends while it warms up is not counted. */
export async function repeat(
  { warmUp, seconds, connections: many = connections }: Length,
  run: (connection: number, turn: number) => Promise<void>
): Promise<Run> {
  const latencies: number[] = []
  let turn = 0
  const counted = performance.now() + warmUp * 1000
  const end = counted + seconds * 1000
  await Promise.all(
    Array.from({ length: many }, async (_, connection) => {
      for (;;) {
        const started = performance.now()
        if (started >= end) return
        await run(connection, turn++)
        const ended = performance.now()
        if (started >= counted && ended <= end) latencies.push(ended - started)
      }
    })
  )
  return { seconds, latencies }
}

/** Sends what a unit of work asks, one call after the other, on connections that are kept. */
export async function driveServer(origin: string, length: Length, asks: (turn: Turn) => Ask[]): Promise<Run> {
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }))
  try {
    return await repeat(length, async (connection, turn) => {
      for (const ask of asks(turn)) await send(clients[connection]!, ask)
    })
  } finally {
    await Promise.all(clients.map((client) => client.close()))
  }
}

async function send(client: Client, ask: Ask): Promise<void> {
  const { statusCode, body } = await client.request(ask)
  const text = await body.text()
  if (statusCode !== 200) throw new Error(`${ask.method} ${ask.path}: ${statusCode} ${text}`)
}
