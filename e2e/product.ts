import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'

import { startProduct } from '../server/test/product.ts'

declare module 'vitest' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be augmented
  interface ProvidedContext {
    /** Where the product of this run listens, such as `http://127.0.0.1:40123`. */
    origin: string
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

  return async () => {
    await end('SIGTERM')
    rmSync(data, { recursive: true, force: true })
  }
}
