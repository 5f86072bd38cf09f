import { existsSync, renameSync, statSync } from 'node:fs'

import type { FastifyBaseLogger } from 'fastify'
import { destination, multistream, pino } from 'pino'

/** What the server tells its operator: ids and counts, never names, telephones or texts. */
export type Log = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>

const limit = 20 * 1024 * 1024

/** Lines of JSON in a file; warnings and errors on the terminal too. */
export function openLog(file: string, level: string): FastifyBaseLogger {
  if (existsSync(file) && statSync(file).size > limit) renameSync(file, `${file}.1`)
  const lines = destination({ dest: file, mode: 0o600, sync: true })
  // On a full disk the product goes on without a log; what was not written is tried again with the next line.
  lines.on('error', () => {})
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    multistream([
      { level: 'trace', stream: lines },
      { level: 'warn', stream: process.stderr }
    ])
  )
}
