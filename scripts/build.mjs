import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

import { root, Stop, withNode } from './install.mjs'

export const sites = ['console', 'h5']

/** Folders whose files end up in every site. */
const shared = ['contract', 'web']

const stampOf = (site) => join(root, site, 'dist', '.sources')

/** Is what is served built from the source as it is? */
export function isFresh(site) {
  return existsSync(stampOf(site)) && readFileSync(stampOf(site), 'utf8') === sourceKey(site)
}

export function buildStaleSites(node) {
  for (const site of sites.filter((each) => !isFresh(each))) {
    process.stdout.write(`Building ${site}…\n`)
    buildSite(node, site)
    writeFileSync(stampOf(site), sourceKey(site))
  }
}

function buildSite(node, site) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const { status } = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(root, site),
    env: withNode(node),
    stdio: ['ignore', 'inherit', 'inherit']
  })
  if (status !== 0) throw new Stop(`Building ${site} failed (exit ${status}).`)
  compress(join(root, site, 'dist'), site === 'h5' ? 11 : 9)
}

/** Once here instead of at every request: a phone on a weak network waits for nothing else, so its files go smallest. */
function compress(dist, quality) {
  const names = readdirSync(dist, { recursive: true }).filter((name) => /[.](js|css|svg|json|webmanifest)$/.test(name))
  for (const name of names) {
    const file = join(dist, name)
    const content = readFileSync(file)
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }))
  }
}

function sourceKey(site) {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'package-lock.json')))
  for (const folder of [...shared, site]) {
    for (const file of sourceFiles(folder)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function sourceFiles(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules' && !/[.]test[.]tsx?$/.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? sourceFiles(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}
