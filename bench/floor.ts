import pg from 'pg'

import { applicationRole } from '../server/src/kernel/db.ts'
import { connections, repeat } from './drive.ts'
import type { Run } from './figures.ts'
import { anew, madeIn, type Recording } from './record.ts'

/**
 * Runs recorded units of work by `pg` alone, on as many connections as the server is driven by: the same statements
 * with the same values, named where the server names them, in the same transactions.
 */
export async function driveFloor(
  url: string,
  length: Parameters<typeof repeat>[0],
  { recordings, writes }: { recordings: readonly Recording[]; writes: boolean }
): Promise<Run> {
  const made = writes ? madeIn(recordings) : new Set<string>()
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: url, options: `-c role=${applicationRole}` })
  )
  await Promise.all(clients.map((client) => client.connect()))
  try {
    return await repeat(length, async (connection, turn) => {
      const client = clients[connection]!
      const recording = recordings[turn % recordings.length]!
      for (const { name, text, values } of anew(recording, made)) {
        await client.query({ text, values, ...(name && { name }) })
      }
    })
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}
