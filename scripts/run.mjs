import { spawn } from 'node:child_process'
import { join } from 'node:path'

import { ensureInstalled, root, Stop, withNode } from './install.mjs'

/** `node scripts/run.mjs FILE ARGUMENTS…` runs a program of the repository with the product's own Node. */
try {
  const [file, ...args] = process.argv.slice(2)
  const node = ensureInstalled()
  const child = spawn(node, [join(root, file), ...args], { env: withNode(node), stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
  process.exitCode = 1
}
