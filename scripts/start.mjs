import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { buildStaleSites } from './build.mjs'
import { ensureInstalled, root, Stop, withNode } from './install.mjs'

const usage = `npm start [-- OPTIONS]     starts Hongchao: console, phone site, worker and database

  --preset NAME   the place that a first run loads from presets/ (wuhan-quanlinan); again for another place beside it
  --empty         a first run loads the place without people and needs, and prints a one-time link for its first administrator
  --port PORT     where to listen (8081)
  --host ADDRESS  on which address; 0.0.0.0 lets other machines in (127.0.0.1)
  --data DIR      where database, files and log are kept (./data)
  --help          this text

Environment:
  DATABASE_URL    use this PostgreSQL (16 or later, UTF-8) instead of the embedded one
`

const options = {
  preset: { type: 'string', multiple: true },
  empty: { type: 'boolean' },
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' }
}

function main() {
  const given = readOptions()
  if (given.help) {
    process.stdout.write(usage)
    return
  }
  const node = ensureInstalled()
  buildStaleSites(node)
  serve(node, settings(given))
}

function readOptions() {
  try {
    return parseArgs({ options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new Stop(`${error.message.split('. ')[0]}.\n\n${usage}`)
  }
}

/** The options as the server reads them; what is not given is left to the environment. */
function settings({ preset, empty, port, host, data }) {
  // npm runs this in the repository, whatever folder its user stands in.
  const from = process.env.INIT_CWD ?? process.cwd()
  return {
    ...(preset !== undefined && { HONGCHAO_PRESET: preset.join(',') }),
    ...(empty && { HONGCHAO_EMPTY: '1' }),
    ...(port !== undefined && { HONGCHAO_PORT: port }),
    ...(host !== undefined && { HONGCHAO_HOST: host }),
    HONGCHAO_DATA: data === undefined ? (process.env.HONGCHAO_DATA ?? join(root, 'data')) : resolve(from, data),
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node')
  }
}

/** The server ends as this process is told to, and tells how it ended; it also notices when this process is killed. */
function serve(node, env) {
  // Without it the first run, which makes much garbage, leaves 60 MB of empty heap behind for good.
  const server = spawn(node, ['--max-semi-space-size=8', join(root, 'server', 'src', 'main.ts')], {
    cwd: root,
    env: withNode(node, env),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc']
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  if (process.env.npm_lifecycle_event) stopWithoutParent(() => server.kill('SIGTERM'))
  server.on('exit', (code, signal) => {
    if (signal)
      process.stderr.write(`The server was ended by ${signal}. Start again: the database recovers by itself.\n`)
    process.exit(code ?? 1)
  })
}

/** Whoever kills npm means all that it started; npm cannot tell us, but we get another parent. */
function stopWithoutParent(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 300)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
  process.exitCode = 1
}
