import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What signs sessions: the operator's, or one of 32 random bytes that is made on the first start and stays with the
 * data, readable by the server's own user only. Whoever replaces it signs everybody out.
 */
export function readSecret(dataFolder: string, given: string | undefined): string {
  if (given) return given
  const file = join(dataFolder, 'secret')
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
