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

/** What they ask first. */
const asked = ['/api/account/session', `/api/${place}/me`, `/api/${place}/config`, `/api/${place}/todo`]

/** Figures waver with what else the machine does; of so many runs the middle one counts. */
const runs = 3

/**
 * Measures the phone site, of a server that has answered before. Lighthouse is fetched when it is asked for, and kept
 * beside the figures: its 180 MB are no part of the product's installation.
 */
export async function measurePhone(out: string, origin: string, ticket: string): Promise<PhoneFigure[]> {
  const program = fetched(out)
  const figures: PhoneFigure[] = []
  for (const { page, signedIn } of pages) {
    const headers: Record<string, string> = signedIn ? { cookie: `hongchao_session=${encodeURIComponent(ticket)}` } : {}
    for (const path of [page, ...asked]) await (await fetch(`${origin}${path}`, { headers })).text()
    const reports = Array.from({ length: runs }, () =>
      look(program, join(out, 'lighthouse.json'), origin + page, headers)
    )
    figures.push({
      work: 'phone',
      page: signedIn ? `${page} (signed in)` : page,
      paintedMs: middleOf(reports.map((audits) => audits['first-contentful-paint'].numericValue)),
      interactiveMs: middleOf(reports.map((audits) => audits.interactive.numericValue)),
      goalMs
    })
  }
  return figures
}

/** Chromium now and then loses the beginning of its trace, and Lighthouse asks to be run again. */
const tries = 3

function look(program: string, report: string, address: string, headers: Record<string, string>): Report['audits'] {
  const options = ['--quiet', '--only-categories=performance', '--output=json', `--output-path=${report}`]
  const chrome = '--chrome-flags=--headless=new --no-sandbox --disable-gpu'
  const asWhom = `--extra-headers=${JSON.stringify(headers)}`
  const env = { ...process.env, CHROME_PATH: process.env['CHROMIUM'] ?? '/usr/bin/chromium' }
  for (let tried = 1; ; tried += 1) {
    const { status, stderr } = spawnSync(process.execPath, [program, address, ...options, asWhom, chrome], {
      encoding: 'utf8',
      env
    })
    if (status === 0) return (JSON.parse(readFileSync(report, 'utf8')) as Report).audits
    if (tried === tries) throw new Error(`lighthouse: ${stderr}`)
  }
}

function middleOf(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!)
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
