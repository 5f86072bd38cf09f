import type { AddressInfo } from 'node:net'

import { pino } from 'pino'

import { signedIn } from '../sign-in.ts'
import { actorNames, type ActorName } from '../walk/actors.ts'
import { makeWorld, setupToken, walkerPassword, type World } from '../walk/world.ts'
import { type Document, type Operation, operationsOf } from './document.ts'
import { Known } from './known.ts'

/** A server with a world of rows, people of every role and what is known of them all. */
export type Target = {
  port: number
  world: World
  operations: Operation[]
  known: Known
  tokens: Map<ActorName, string>
  /** What the server took for bugs of its own. */
  bugs: string[]
  renew: (actor: ActorName) => Promise<void>
  /** Gives the one who holds everything back what calls have taken: roles ended, a password replaced. */
  reinstate: () => Promise<void>
  [Symbol.asyncDispose]: () => Promise<void>
}

export async function openTarget(): Promise<Target> {
  const bugs: string[] = []
  const logger = pino({ level: 'error' }, { write: (line) => void bugs.push(line) })
  const world = await makeWorld({ trustProxy: true, perMinute: 1_000_000, logger })
  const { app, db, deps } = world.t
  await app.listen({ port: 0, host: '127.0.0.1' })
  const tokens = new Map<ActorName, string>()
  for (const name of actorNames) if (name !== 'stranger') tokens.set(name, world.actors[name].token)
  const reinstate = async (): Promise<void> => {
    // With the initial password changed this one holds every role at the top.
    const { accountId, personId } = world.actors.initialPassword
    await db.updateTable('platform.account').set({ mustChangePassword: false }).where('id', '=', accountId).execute()
    const here = db.withSchema('place_here')
    await here.updateTable('roleGrant').set({ heldTo: null }).where('personId', '=', personId).execute()
    await here.updateTable('person').set({ active: true }).where('id', '=', personId).execute()
  }
  await reinstate()

  const document = (await app.inject({ url: '/api/docs/json' })).json<Document>()
  return {
    port: (app.server.address() as AddressInfo).port,
    world,
    operations: operationsOf(document),
    known: knownOf(world),
    tokens,
    bugs,
    renew: async (name) => {
      if (name === 'stranger') return
      // Where two renew at once, or one signs out meanwhile, they may lock each other; the next refusal renews again.
      await signedIn(deps, world.actors[name].accountId).then(
        (token) => tokens.set(name, token),
        () => undefined
      )
    },
    reinstate,
    [Symbol.asyncDispose]: async () => {
      await world.owner.destroy()
      await world.t[Symbol.asyncDispose]()
    }
  }
}

/** What somebody could know who has used the place for a while: ids, codes, keys of receipts, passwords. */
function knownOf({ seeds, rows }: World): Known {
  const known = new Known()
  for (const [table, texts] of seeds)
    if (!table.startsWith('place_there')) learnRows(known, table.split('.')[1]!, texts)
  for (const { code = '', key = '' } of rows.values()) {
    known.add('code', code)
    known.add(code.startsWith('poster') ? 'posterCode' : 'need.code', code)
    for (const name of ['key', 'need.key']) known.add(name, key)
  }
  for (const name of ['current', 'password', 'session.password', 'next']) known.add(name, walkerPassword)
  for (const name of ['username', 'session.username']) known.add(name, 'walker')
  known.add('token', setupToken)
  return known
}

function learnRows(known: Known, name: string, texts: readonly string[]): void {
  for (const text of texts) {
    const row = camelKeys(JSON.parse(text) as Record<string, unknown>)
    known.learn(row, name)
    for (const [column, value] of Object.entries(row)) known.learn(value, `${name}.${column}`)
  }
}

function camelKeys(row: Record<string, unknown>): Record<string, unknown> {
  const camel = (key: string): string => key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value]))
}
