import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { openLog } from './log.ts'

const full = '/dev/full'

test.skipIf(!existsSync(full))('no line that finds no space on the disk takes the server with it', () => {
  const log = openLog(full, 'info')
  for (let line = 0; line < 3; line += 1) expect(() => log.info({ line }, 'a line')).not.toThrow()
})
