import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { place } from './ground.ts'

/** How long a page of the phone site takes on Lighthouse's simulated slow 4G, until one can use it. */
export type PhoneFigure = { work: 'phone'; page: string; paintedMs: number; interactiveMs: number; goalMs: number }

const goalMs = 2500
const lighthouse = 'lighthouse@13.5.0'

/** Pages as a stranger opens them from a poster, and as somebody signed in does. */
const pages = [
  { page: `/${place}/m/`, signedIn: false },
  { page: `/${place}/m/raise`, signedIn: false },
  { page: `/${place}/m/`, signedIn: true }
]

/**
 * Measures the phone site. Lighthouse is fetched when it is asked for, and kept beside the figures: its 180 MB are no
 * part of the product's installation.
 */
export function measurePhone(out: string, origin: string, ticket: string): PhoneFigure[] {
  const program = fetched(out)
  return pages.map(({ page, signedIn }) => {
    const report = join(out, 'lighthouse.json')
    const headers = signedIn ? { cookie: `hongchao_session=${encodeURIComponent(ticket)}` } : {}
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        program,
        `${origin}${page}`,
        '--quiet',
        '--only-categories=performance',
        '--output=json',
        `--output-path=${report}`,
        `--extra-headers=${JSON.stringify(headers)}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu'
      ],
      { encoding: 'utf8', env: { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' } }
    )
    if (status !== 0) throw new Error(`lighthouse: ${stderr}`)
    const { audits } = JSON.parse(readFileSync(report, 'utf8')) as Report
    return {
      work: 'phone',
      page: signedIn ? `${page} (signed in)` : page,
      paintedMs: Math.round(audits['first-contentful-paint'].numericValue),
      interactiveMs: Math.round(audits.interactive.numericValue),
      goalMs
    }
  })
}

type Report = { audits: Record<'interactive' | 'first-contentful-paint', { numericValue: number }> }

function fetched(out: string): string {
  const folder = join(out, 'tools')
  const program = join(folder, 'node_modules/lighthouse/cli/index.js')
  if (existsSync(program)) return program
  mkdirSync(folder, { recursive: true })
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, lighthouse], {
    encoding: 'utf8'
  })
  if (status !== 0) throw new Error(`${lighthouse} could not be fetched: ${stderr}`)
  return program
}
