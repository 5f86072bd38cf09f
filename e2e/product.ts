import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type BrowserServer, chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

import { startProduct } from '../server/test/product.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface ProvidedContext {
    /** Where the product of this run listens, such as `http://127.0.0.1:40123`. */
    origin: string
    /** Where the browser of this run is told what to do. */
    browser: string
  }
}

/** The product as a user starts it, with three places, their people and their needs, on a data folder of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'hongchao-e2e-'))
  const { origin, end } = await startProduct({
    data,
    HONGCHAO_PRESET: 'wuhan-quanlinan,nanchong-jialing,ningbo-duantang',
    HONGCHAO_TRUST_PROXY: '127.0.0.1',
    // The other side of a webhook stands on this machine.
    HONGCHAO_OUTWARD_NETWORKS: '127.0.0.0/8'
  })
  project.provide('origin', origin)
  // One for all journeys: to start it for each would take as long as some of them.
  const browser = await launch()
  project.provide('browser', browser.wsEndpoint())

  return async () => {
    await browser.close()
    await end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}

async function launch(): Promise<BrowserServer> {
  const system = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']
  return await chromium.launchServer({
    ...(existsSync(system) && { executablePath: system }),
    args: [...quiet, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
  })
}
