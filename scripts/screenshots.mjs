import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { ensureBrowser } from './browser.mjs'
import { buildStaleSites } from './build.mjs'
import { ensureInstalled, root, Stop, withNode } from './install.mjs'

/** `npm run screenshots` takes the pictures in docs/images anew, of the real product with its demonstration. */
try {
  const node = ensureInstalled()
  buildStaleSites(node)
  ensureBrowser(node)
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const options = { cwd: root, env: withNode(node), stdio: 'inherit' }
  process.exitCode = spawnSync(node, [vitest, 'run', '--project', 'screenshots'], options).status ?? 1
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
  process.exitCode = 1
}
