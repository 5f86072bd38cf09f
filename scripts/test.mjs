import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { ensureBrowser } from './browser.mjs'
import { buildStaleSites } from './build.mjs'
import { ensureInstalled, root, Stop, withNode } from './install.mjs'

const usage = `npm test                 everything
npm test -- PART…        only these parts: checks, rules, unit, server, e2e
npm test -- WORD         the test files whose path contains WORD (browser journeys excepted)
`

const allParts = ['checks', 'rules', 'unit', 'server', 'e2e']
const folders = ['contract', 'server', 'web', 'console', 'h5', 'cli', 'e2e', 'bench', 'scripts']
const bin = (name) => join(root, 'node_modules', name)

/** Each is one line of the result; none keeps the others from running. */
const checks = [
  ['format', [bin('oxfmt/bin/oxfmt'), '--check', '.']],
  ['lint', [bin('oxlint/bin/oxlint'), ...folders]],
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.']],
  // Both sites tell the router's types which routes there are, so each is a program of its own.
  ['types of the phone site', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'h5']],
  [
    'boundaries',
    [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', ...folders]
  ],
  ['dead code', [bin('knip/bin/knip.js'), '--no-progress']]
]

/** Where a word is looked for: the browser journeys are a part of their own. */
const inFiles = ['rules', 'unit', 'server'].flatMap((project) => ['--project', project])

const tally = { passed: 0, failed: 0 }

function main(args) {
  if (args.some((arg) => arg.startsWith('-'))) {
    process.stdout.write(usage)
    return args.includes('--help') ? 0 : 1
  }
  const node = ensureInstalled()
  const parts = args.length === 0 ? allParts : args.filter((arg) => allParts.includes(arg))
  const words = args.filter((arg) => !allParts.includes(arg))

  for (const part of parts) runPart(node, part)
  if (words.length > 0) step(`tests: ${words.join(' ')}`, () => vitest(node, [...inFiles, ...words]))

  process.stdout.write(`\n${tally.passed} passed, ${tally.failed} failed\n`)
  return tally.failed > 0 || tally.passed === 0 ? 1 : 0
}

function runPart(node, part) {
  if (part === 'checks') {
    for (const [name, args] of checks) step(name, () => check(node, args))
    return
  }
  if (part === 'e2e') {
    step('build', () => buildStaleSites(node))
    step('browser', () => ensureBrowser(node))
  }
  step(`tests: ${part}`, () => vitest(node, ['--project', part]))
}

/** Runs and counts one step; a step that counts nothing itself is one passed or one failed. */
function step(name, run) {
  process.stdout.write(`\n── ${name}\n`)
  const started = Date.now()
  let result
  try {
    result = run() ?? { passed: 1, failed: 0 }
  } catch (error) {
    process.stdout.write(`${error instanceof Stop ? error.message : error.stack}\n`)
    result = { passed: 0, failed: 1 }
  }
  tally.passed += result.passed
  tally.failed += result.failed
  const outcome = result.failed > 0 ? 'FAILED' : 'ok'
  process.stdout.write(`── ${name}: ${outcome} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`)
}

function check(node, args) {
  const options = { cwd: root, env: withNode(node), encoding: 'utf8', timeout: 600_000, killSignal: 'SIGKILL' }
  const { status, signal, stdout, stderr } = spawnSync(node, args, { ...options, maxBuffer: 64 * 1024 * 1024 })
  if (status === 0) return
  process.stdout.write(`${stdout}${stderr}`)
  throw new Stop(signal ? `ended by ${signal}` : `exit ${status}`)
}

/** Databases that live as long as a test are made in half the time in memory. */
function quickFolder() {
  const memory = '/dev/shm'
  const wanted = 4 * 1024 ** 3
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (bavail * bsize > wanted && process.availableMemory() > 2 * wanted) return memory
  } catch {
    // Not on Linux.
  }
  return tmpdir()
}

function vitest(node, args) {
  const folder = mkdtempSync(join(quickFolder(), 'hongchao-tests-'))
  // PostgreSQL runs as another user where we are root, and must get through to what is its own.
  chmodSync(folder, 0o711)
  const report = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { status } = spawnSync(node, [bin('vitest/vitest.mjs'), 'run', ...args, ...reporters], {
      cwd: root,
      env: withNode(node, { TMPDIR: folder }),
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 900_000
    })
    const { passed, failed } = count(report)
    return { passed, failed: status !== 0 && failed === 0 ? 1 : failed }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function count(report) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  // A file that fails as a whole (it does not load, its hooks throw) has no failed test to count.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
  )
  return { passed: numPassedTests, failed: numFailedTests + brokenFiles.length }
}

try {
  process.exitCode = main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Stop ? error.message : error.stack}\n`)
  process.exitCode = 1
}
