import { mkdirSync } from 'node:fs'

import { type Product, startProduct } from '../server/test/product.ts'

type Options = { folder: string; databaseUrl: string; secret: string; profile?: string }

/** The product as `npm start` runs it, on a database of ours, with no limit on the calls from one address. */
export async function startMeasured({ folder, databaseUrl, secret, profile }: Options): Promise<Product> {
  mkdirSync(folder, { recursive: true })
  return await startProduct({
    data: folder,
    program: 'scripts/start.mjs',
    DATABASE_URL: databaseUrl,
    HONGCHAO_SECRET: secret,
    HONGCHAO_CALLS_PER_MINUTE: '100000000',
    ...(profile && { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profile}` })
  })
}
