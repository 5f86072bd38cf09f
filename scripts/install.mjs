import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the repository, whatever folder the command was typed in. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const windows = process.platform === 'win32'
const stamp = join(root, 'node_modules', '.hongchao-installed')

/** What a step says when it cannot go on: printed without a stack, since the user can act on it. */
export class Stop extends Error {
  name = 'Stop'
}

/**
 * Installs the dependencies when the lock file or the platform changed since the last time.
 * @returns {string} the Node 24 that came with them
 */
export function ensureInstalled() {
  if (!isInstalled()) {
    install()
    writeFileSync(stamp, installationKey())
  }
  return nodeIn(root)
}

/** The Node that came with the dependencies, whether they are those of the lock file and run here or not. */
export function installedNode() {
  return { node: nodeIn(root), complete: isInstalled(), runs: suitable(nodeIn(root)) }
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === installationKey()
}

/** The environment in which `node` is the product's own, also for the children of children. */
export function withNode(node, extra = {}) {
  return { ...process.env, ...extra, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
}

function installationKey() {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'package-lock.json')))
  return `${process.platform}-${process.arch} ${hash.digest('hex')}\n`
}

function install() {
  const node = suitable(process.execPath) ? process.execPath : bootstrapNode()
  process.stdout.write('Installing dependencies (once, a minute or so)…\n')
  const started = Date.now()
  // Not `npm ci`: it insists that the registry serves the optional packages of every other platform too.
  npm(node, root, ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'])
  if (!suitable(nodeIn(root))) throw new Stop(`The installation brought no working Node ${wantedMajor()}.`)
  process.stdout.write(`Installed in ${Math.round((Date.now() - started) / 1000)} s.\n`)
}

/** npm under an older Node silently resolves older majors, so Node 24 comes first, alone. */
function bootstrapNode() {
  const folder = join(root, '.node')
  if (!existsSync(nodeIn(folder)) || !suitable(nodeIn(folder))) {
    process.stdout.write(`Fetching Node ${wantedVersion()} (this is ${process.version})…\n`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }))
    npm(process.execPath, folder, [
      'install',
      `node@${wantedVersion()}`,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel=error'
    ])
  }
  if (!suitable(nodeIn(folder))) throw new Stop(`The npm package node@${wantedVersion()} brought no working Node.`)
  return nodeIn(folder)
}

function npm(node, folder, args) {
  const cli = process.env.npm_execpath
  const [command, first] = cli?.endsWith('.js') ? [node, [cli]] : ['npm', []]
  // npm hands its own settings down to what it runs; inside `npm start` they would point the child at this folder again.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_local_prefix|package_|lifecycle_|command)/.test(name)
  )
  const env = { ...Object.fromEntries(inherited), PATH: withNode(node).PATH }
  const { status, error } = spawnSync(command, [...first, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: windows
  })
  if (error) throw new Stop(`npm cannot be run: ${error.message}`)
  if (status !== 0) throw new Stop(`npm ${args[0]} failed (exit ${status}); its messages stand above.`)
}

function nodeIn(folder) {
  return join(folder, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node')
}

function suitable(node) {
  try {
    return execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).startsWith(`${wantedMajor()}.`)
  } catch {
    return false
  }
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).dependencies.node
}

function wantedMajor() {
  return wantedVersion().split('.')[0]
}
