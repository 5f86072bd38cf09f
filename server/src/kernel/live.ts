import { type LiveMessage, livePath } from '@hongchao/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { sql } from 'kysely'

import { openActor } from './actor.ts'
import type { Call } from './call.ts'
import { type Db, schemaOf, type Tx } from './db.ts'
import { AppError } from './errors.ts'
import { fixed, type Given } from './fixed.ts'
import type { Deps } from './http.ts'

type Topic = LiveMessage['topic']

/** Of some rows, those the caller may see. Each topic is answered by the module that owns its rows. */
export type Watch = Record<Topic, (db: Db, call: Call, ids: string[]) => Promise<string[]>>

type Listener = { call: Call; reply: FastifyReply }
type Change = { id: string; topic: Topic; subjectId: string }

/** Lets pages that listen know that rows changed, once the transaction commits. */
export async function noteChanges(tx: Tx, call: Call, topic: Topic, subjectIds: readonly string[]): Promise<void> {
  await insertChanges(tx, { at: call.now, topic, subjectIds })
}

const insertChanges = fixed((tx, given: Given<{ at: Date; topic: Topic; subjectIds: readonly string[] }>) =>
  tx
    .insertInto('liveChange')
    .columns(['at', 'topic', 'subjectId'])
    .expression((eb) =>
      eb
        .selectFrom(sql<{ id: string }>`unnest(${given('subjectIds')}::uuid[])`.as<'subject'>(sql`subject (id)`))
        .select([
          sql<Date>`${given('at')}::timestamptz`.as('at'),
          sql<Topic>`${given('topic')}::text`.as('topic'),
          'subject.id'
        ])
    )
)

/** Forgets changes that every listener has been told. */
export async function sweepChanges(tx: Tx, call: Call): Promise<void> {
  await tx
    .deleteFrom('liveChange')
    .where('at', '<', new Date(call.now.getTime() - 3_600_000))
    .execute()
}

const maxListeners = 2000
const pollMs = 1000
const heartbeatMs = 20_000

/**
 * Server-sent events: per place with listeners, the tail of changes is read once a second, and each listener is told
 * of the rows that they may see. Rights are read again with every heartbeat.
 */
export function serveLive(app: FastifyInstance, deps: Deps, watch: Watch): void {
  const listeners = new Map<string, Set<Listener>>()
  const tails = new Map<string, Tail>()

  app.get(
    `/api/:place${livePath}`,
    { schema: { summary: 'Changes as they happen', hide: false } },
    async (request, reply) => {
      const call = await openListener(deps, request.params as { place: string }, request.headers)
      const here = listeners.get(call.place) ?? new Set()
      if (here.size >= maxListeners) throw new AppError('unavailable')
      listeners.set(call.place, here)
      const listener = { call, reply }
      here.add(listener)
      request.raw.on('close', () => here.delete(listener))
      reply.hijack()
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no'
      })
      reply.raw.write('retry: 3000\n\n')
    }
  )

  const poll = setInterval(() => void tell(), pollMs)
  const heartbeat = setInterval(() => void renew(), heartbeatMs)
  app.addHook('preClose', async () => {
    clearInterval(poll)
    clearInterval(heartbeat)
    for (const here of listeners.values()) for (const { reply } of here) reply.raw.end()
  })

  async function tell(): Promise<void> {
    for (const [place, here] of listeners) {
      if (here.size === 0) {
        tails.delete(place)
        continue
      }
      const tail = tails.get(place) ?? new Tail()
      tails.set(place, tail)
      await tail.read(deps, place).then(
        (changes) => spread(deps, watch, [...here], changes),
        (error: Error) => deps.log.warn({ error: error.message }, 'live changes')
      )
    }
  }

  async function renew(): Promise<void> {
    for (const here of listeners.values()) {
      for (const listener of here) {
        const renewed = await renewCall(deps, listener).catch(() => undefined)
        if (renewed) {
          listener.call = renewed
          listener.reply.raw.write(': still here\n\n')
        } else {
          listener.reply.raw.end()
          here.delete(listener)
        }
      }
    }
  }
}

async function openListener(
  deps: Deps,
  { place }: { place: string },
  headers: Parameters<Deps['sessions']['find']>[0]
): Promise<Call> {
  if (!(await deps.places.has(place))) throw new AppError('place.notFound')
  const now = deps.clock()
  const session = await deps.sessions.find(headers, now)
  if (!session) throw new AppError('unauthenticated')
  if (session.mustChangePassword) throw new AppError('password.changeRequired')
  const actor = await openActor(deps.db, place, session, now)
  if (!actor.personId) throw new AppError('forbidden')
  return { place, actor, now, cells: deps.cells }
}

async function renewCall(deps: Deps, { call, reply }: Listener): Promise<Call> {
  return await openListener(deps, { place: call.place }, reply.request.headers)
}

async function spread(deps: Deps, watch: Watch, here: Listener[], changes: Change[]): Promise<void> {
  if (changes.length === 0) return
  const topics = new Set(changes.map((change) => change.topic))
  for (const { call, reply } of here) {
    const now = { ...call, now: deps.clock() }
    for (const topic of topics) {
      const ids = [...new Set(changes.filter((change) => change.topic === topic).map((change) => change.subjectId))]
      const seen = await watch[topic](deps.db.withSchema(schemaOf(call.place)), now, ids)
      const message: LiveMessage = { topic, ids: seen }
      if (seen.length > 0) reply.raw.write(`data: ${JSON.stringify(message)}\n\n`)
    }
  }
}

/**
 * The end of a place's changes. Ids are handed out before commits, so a lower one may appear after a higher one: the
 * last few seconds are read again, and what was told already is left out.
 */
class Tail {
  private from: bigint | undefined
  private told = new Map<string, number>()

  async read({ db, clock }: Deps, place: string): Promise<Change[]> {
    const here = db.withSchema(schemaOf(place))
    const now = clock().getTime()
    if (this.from === undefined) {
      const last = await here
        .selectFrom('liveChange')
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirst()
      this.from = BigInt(last?.id ?? 0)
      return []
    }
    const rows = await here
      .selectFrom('liveChange')
      .select(['id', 'topic', 'subjectId'])
      .where('id', '>', String(this.from))
      .orderBy('id')
      .limit(5000)
      .execute()
    const fresh = rows.filter((row) => !this.told.has(row.id))
    for (const { id } of fresh) this.told.set(id, now)
    for (const [id, at] of this.told) {
      if (now - at <= 10_000) continue
      this.told.delete(id)
      if (BigInt(id) > this.from) this.from = BigInt(id)
    }
    return fresh
  }
}
