import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { root, Stop, withNode } from './install.mjs'

/** Makes sure that the browser journeys find a Chromium, and that it can draw Chinese. */
export function ensureBrowser(node) {
  if (process.env.CHROMIUM) return
  const missing = []
  if (!existsSync('/usr/bin/chromium')) missing.push('chromium')
  if (!hasChineseFont()) missing.push('fonts-noto-cjk')
  if (missing.length === 0) return

  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installPackages(missing)
  else if (missing.includes('chromium')) downloadBrowser(node)
}

function installPackages(names) {
  process.stdout.write(`Installing ${names.join(' and ')} from the system's packages…\n`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] }
  spawnSync('apt-get', ['update', '-qq'], options)
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...wait, ...names],
    options
  )
  if (status !== 0) throw new Stop(`apt-get could not install ${names.join(' and ')} (exit ${status}).`)
}

function downloadBrowser(node) {
  process.stdout.write("Fetching Playwright's Chromium…\n")
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  const { status } = spawnSync(node, [cli, 'install', 'chromium'], { env: withNode(node), stdio: 'inherit' })
  if (status !== 0) throw new Stop('No Chromium: install one and name it in the environment variable CHROMIUM.')
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  return (spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }).stdout ?? '').trim() !== ''
}
