import { resolve } from 'node:path'

export type Config = {
  host: string
  port: number
  /** Everything that must survive a restart: the database, the files, the log. */
  dataFolder: string
  /** Somebody's PostgreSQL. Undefined: the embedded one, in the data folder. */
  databaseUrl: string | undefined
  /** The presets whose places are to be there. None: the usual one on a first run. */
  presets: readonly string[]
  /** Whether a place is set up with demonstration people, or waits for its first administrator. */
  demonstration: boolean
  /** Signs sessions. Undefined: one that stays with the data. */
  secret: string | undefined
  /** What seals telephones from now on: AES-256-GCM, or SM4 with HMAC-SM3 (国密). */
  suite: 'aes' | 'sm'
  /** Proxies in front, whose `X-Forwarded-For` is believed. */
  trustProxy: string | undefined
  /** Calls from one address in a minute. Undefined: the usual number. */
  callsPerMinute: number | undefined
  /** Networks beside the public ones into which other systems may be called, such as `10.1.0.0/16`. */
  outwardNetworks: string[]
  logLevel: string
}

/** What keeps the product from starting and the operator can change: said without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}

/** From the environment alone; `scripts/start.mjs` turns the options of `npm start` into it. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    host: env['HONGCHAO_HOST'] || '127.0.0.1',
    port: portOf(env['HONGCHAO_PORT'] || '8081'),
    dataFolder: resolve(env['HONGCHAO_DATA'] || 'data'),
    databaseUrl: env['DATABASE_URL'] || undefined,
    presets: (env['HONGCHAO_PRESET'] ?? '').split(',').filter(Boolean),
    demonstration: !env['HONGCHAO_EMPTY'],
    secret: env['HONGCHAO_SECRET'] || undefined,
    suite: suiteOf(env['HONGCHAO_CRYPTO']),
    trustProxy: env['HONGCHAO_TRUST_PROXY'] || undefined,
    callsPerMinute: countOf(env['HONGCHAO_CALLS_PER_MINUTE']),
    outwardNetworks: (env['HONGCHAO_OUTWARD_NETWORKS'] ?? '').split(',').filter((text) => text.trim() !== ''),
    logLevel: env['HONGCHAO_LOG_LEVEL'] || 'info'
  }
}

function suiteOf(text: string | undefined): Config['suite'] {
  if (!text || text === 'aes') return 'aes'
  if (text === 'sm') return 'sm'
  throw new CannotStart(`HONGCHAO_CRYPTO must be "aes" or "sm", not "${text}".`)
}

/** No number, no limit of one's own. */
function countOf(text: string | undefined): number | undefined {
  return Number(text) || undefined
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new CannotStart(`The port must be a whole number from 1 to 65535, not "${text}".`)
  }
  return port
}
