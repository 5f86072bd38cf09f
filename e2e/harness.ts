import { randomInt } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import type { AxeResults } from 'axe-core'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request
} from 'playwright-core'
import { expect, inject } from 'vitest'

import { demonstrationPassword } from '../server/src/sign-ins.ts'

export type Size = keyof typeof sizes
export type Visitor = Awaited<ReturnType<Visitors['visit']>>
export type Visitors = Awaited<ReturnType<typeof openBrowser>>

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 800 } }
} as const satisfies Record<string, BrowserContextOptions>

const pictures = join(import.meta.dirname, 'out')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** The browser for a journey: `await using browser = await openBrowser()`. */
export async function openBrowser() {
  const browser = await chromium.connect(inject('browser'))
  return {
    /** `as`: somebody of the demonstration who signed in on this device before. */
    visit: (size: Size, path: string, as?: string) => visit(browser, size, path, { as }),
    /** As `visit`; and the site may keep its own files on the device, which others are spared for the time it takes. */
    visitToKeep: (size: Size, path: string) => visit(browser, size, path, { serviceWorkers: 'allow' }),
    async [Symbol.asyncDispose]() {
      await browser.close()
    }
  }
}

type Device = { as?: string | undefined; serviceWorkers?: 'allow' | 'block' }

/** Somebody with a device of their own: nobody else's cookies, drafts or session. */
async function visit(browser: Browser, size: Size, path: string, { as, serviceWorkers = 'block' }: Device) {
  const context = await browser.newContext({
    ...sizes[size],
    baseURL: inject('origin'),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers,
    // What moves under the pointer is not what is looked at here.
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    extraHTTPHeaders: elsewhereOnTheNet()
  })
  context.setDefaultTimeout(15_000)
  if (as) await signInAhead(context, as)
  const complaints: string[] = []
  const heard: Promise<string>[] = []
  const loading = new Set<Request>()
  const open = async (address: string) => {
    const page = await context.newPage()
    listen(page, complaints)
    watch(page, loading)
    await eavesdrop(page, heard)
    await page.goto(address)
    return page
  }
  let page = await open(path)
  return {
    get page() {
      return page
    },
    /** Closes the page and opens another on the same device. */
    comeBack: async (address: string) => {
      await page.close()
      page = await open(address)
    },
    /** Takes the network away from the device, or gives it back. */
    setOffline: (away: boolean) => context.setOffline(away),
    /** Follows a link of the site to this address: the site stands already, so nothing is loaded anew. */
    follow: async (address: string) => {
      await page.evaluate((to) => history.pushState(null, '', to), address)
      await settled(page, loading)
    },
    /** Until nothing is on its way and what is shown stays the same. */
    settled: () => settled(page, loading),
    /** Keeps what the visitor sees now as `e2e/out/NAME.jpg`. */
    picture: async (name: string) => {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.jpg`), type: 'jpeg', quality: 75, animations: 'disabled' })
    },
    expectAccessible: () => expectAccessible(page),
    /** What the browser itself complained of so far: exceptions, refused scripts, failed loads. */
    complaints,
    /** Everything that the server has told this device: answers and live messages. */
    heard: async () => (await Promise.all(heard)).join('\n'),
    async [Symbol.asyncDispose]() {
      const path = join(pictures, 'last', `${lastName()}.jpg`)
      await page.screenshot({ path, type: 'jpeg', quality: 60, scale: 'css' }).catch(() => undefined)
      await context.close()
    }
  }
}

/** One address gets so many sign-ins a minute, and visitors do not come from one; the demonstration knows none from afar. */
export function elsewhereOnTheNet(): { 'x-forwarded-for': string } {
  return { 'x-forwarded-for': `127.${[0, 0, 0].map(() => randomInt(256)).join('.')}` }
}

let lefts = 0
/** Of the test and of who left first, second: what they saw last tells why a test failed. */
function lastName(): string {
  return `${expect.getState().currentTestName?.slice(0, 40)} ${(lefts += 1)}`
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer that the page shows; what matters is whether it does.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
}

/** The live connection is never done and counts for nothing. */
function watch(page: Page, loading: Set<Request>): void {
  page.on('request', (request) => request.resourceType() !== 'eventsource' && loading.add(request))
  page.on('requestfinished', (request) => loading.delete(request))
  page.on('requestfailed', (request) => loading.delete(request))
}

async function settled(page: Page, loading: Set<Request>): Promise<void> {
  let shown = ''
  for (let calm = 0, tries = 0; calm < 2 && tries < 200; tries++) {
    await page.waitForTimeout(80)
    // A page that leads on to another one is not at rest either.
    const now = loading.size > 0 ? '' : await page.evaluate(() => document.body.innerText).catch(() => '')
    calm = now === shown && now !== '' ? calm + 1 : 0
    shown = now
  }
}

async function signInAhead(context: BrowserContext, username: string): Promise<void> {
  const answer = await context.request.post('/api/account/session', {
    data: { username, password: demonstrationPassword }
  })
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${await answer.text()}`)
}

async function eavesdrop(page: Page, heard: Promise<string>[]): Promise<void> {
  page.on('response', (response) => {
    const spoken = /json/.test(response.headers()['content-type'] ?? '')
    // An answer that the page did not wait for has told it nothing.
    if (spoken) heard.push(response.text().catch(() => ''))
  })
  const network = await page.context().newCDPSession(page)
  await network.send('Network.enable')
  network.on('Network.eventSourceMessageReceived', ({ data }) => heard.push(Promise.resolve(data)))
}

async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(settle)
  // Evaluated rather than added as a script, which the page's own policy rightly refuses.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`)
    )
  expect(grave).toEqual([])
}

/** What fades in or out is not judged half-way. */
async function settle(): Promise<void> {
  const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  const ended = Promise.all(ending.map((one) => one.finished.catch(() => undefined)))
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 2000))])
}
