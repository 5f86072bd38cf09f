import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'

export type Size = keyof typeof sizes
export type Visitor = Awaited<ReturnType<Visitors['visit']>>
export type Visitors = Awaited<ReturnType<typeof openBrowser>>

const sizes = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  desk: { viewport: { width: 1280, height: 800 } }
} as const satisfies Record<string, BrowserContextOptions>

const pictures = join(import.meta.dirname, 'out')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A browser for the journeys of one file: `await using browser = await openBrowser()`. */
export async function openBrowser() {
  const browser = await launch()
  return {
    visit: (size: Size, path: string) => visit(browser, size, path),
    /** As `visit`; and the site may keep its own files on the device, which others are spared for the time it takes. */
    visitToKeep: (size: Size, path: string) => visit(browser, size, path, 'allow'),
    async [Symbol.asyncDispose]() {
      await browser.close()
    }
  }
}

/** Somebody with a device of their own: nobody else's cookies, drafts or session. */
async function visit(browser: Browser, size: Size, path: string, serviceWorkers: 'allow' | 'block' = 'block') {
  const context = await browser.newContext({
    ...sizes[size],
    baseURL: inject('origin'),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers,
    permissions: ['clipboard-read', 'clipboard-write']
  })
  context.setDefaultTimeout(15_000)
  const complaints: string[] = []
  const heard: Promise<string>[] = []
  const open = async (address: string) => {
    const page = await context.newPage()
    listen(page, complaints)
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
    /** Keeps what the visitor sees now as `e2e/out/NAME.png`. */
    picture: async (name: string) => {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' })
    },
    expectAccessible: () => expectAccessible(page),
    /** What the browser itself complained of so far: exceptions, refused scripts, failed loads. */
    complaints,
    /** Everything that the server has told this device: answers and live messages. */
    heard: async () => (await Promise.all(heard)).join('\n'),
    async [Symbol.asyncDispose]() {
      await page.screenshot({ path: join(pictures, 'last', `${lastName()}.png`) }).catch(() => undefined)
      await context.close()
    }
  }
}

let lefts = 0
/** Of the test and of who left first, second: what they saw last tells why a test failed. */
function lastName(): string {
  return `${expect.getState().currentTestName?.slice(0, 40)} ${(lefts += 1)}`
}

async function launch(): Promise<Browser> {
  const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return await chromium.launch({
    ...(existsSync(system) && { executablePath: system }),
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  })
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused request is an answer that the page shows; what matters is whether it does.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
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
  await page.evaluate(axe)
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
