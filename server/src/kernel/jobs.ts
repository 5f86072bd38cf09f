import { fromKysely, type JobResult, PgBoss, type WorkOptions } from 'pg-boss'

import type { EventName, Events } from '../events.ts'
import { schedule } from '../schedule.ts'
import { outwardJobs, subscriptions } from '../subscriptions.ts'
import { type Call, system } from './call.ts'
import { type Db, onSchema, schemaOf, type Tx } from './db.ts'
import type { Deps } from './http.ts'
import { inTransaction } from './transaction.ts'
import { keepAwake, wakeAfterCommit } from './waking.ts'

type Reactions = typeof subscriptions
export type JobName = Reactions[EventName][number]
type OutwardJobName = (typeof outwardJobs)[number]
export type ScheduledJobName = keyof typeof schedule
type PayloadOf<J extends JobName> = {
  [E in EventName]: J extends Reactions[E][number] ? Events[E] : never
}[EventName]

/** What a job is told of the occasion beside the event itself. `at` is when it happened, which may be long before the job runs. */
type Occasion = { event: EventName; occasion: string; at: string }

/** What a job may need beside its transaction; `here` is the database on the job's place, for a transaction of its own. */
export type JobGround = Deps & { here: Db }

/** May run more than once for one occasion, so doing it again must change nothing. */
export type Job<J extends JobName> = (
  tx: Tx,
  call: Call,
  payload: PayloadOf<J> & Occasion,
  ground: JobGround
) => Promise<void>

/** The same without a transaction, which nothing may hold while it waits for another system. */
type OutwardJob<J extends JobName> = (call: Call, payload: PayloadOf<J> & Occasion, ground: JobGround) => Promise<void>
export type Jobs = { [J in Exclude<JobName, OutwardJobName>]: Job<J> } & { [J in OutwardJobName]: OutwardJob<J> }

/** Runs by the clock, once in every place. */
export type ScheduledJobs = Record<ScheduledJobName, (tx: Tx, call: Call, deps: Deps) => Promise<void>>

type Envelope = { place: string; payload: object }

export const jobNames: readonly JobName[] = [...new Set(Object.values(subscriptions).flat())]
export const scheduledJobNames = Object.keys(schedule) as ScheduledJobName[]

/**
 * pg-boss on a connection or transaction of ours. Its schema is made by the migrator. It writes its own SQL and reads
 * its own columns, so our plugins stay out.
 */
export function jobQueue(db: Db): PgBoss {
  return new PgBoss({ db: fromKysely(db.withoutPlugins()), schema: 'pgboss', migrate: false })
}

/** A queue object for each name, which has looked its queue up, as it does with its first job. */
const known = new Map<JobName, PgBoss>()

/**
 * Queues work in the caller's transaction, on its connection alone: a second one, to look the queue up on, a busy pool
 * may not have.
 */
export async function enqueue(tx: Tx, call: Call, name: JobName, payload: object): Promise<void> {
  const envelope: Envelope = { place: call.place, payload }
  const queue = known.get(name) ?? jobQueue(tx)
  await queue.send(name, envelope, { db: fromKysely(tx.withoutPlugins()) })
  known.set(name, queue)
  wakeAfterCommit(name)
}

/** So many jobs of a queue are taken at a time. In a storm people are told later, not at the cost of who writes. */
const batchSize = 20

/** What this server queues wakes who works at it; what another one did, or nobody finished, is found so often. */
const polling: WorkOptions & { perJobResults: true } = { pollingIntervalSeconds: 4, batchSize, perJobResults: true }

/** Runs jobs until the returned queue is stopped, each in a transaction on its own place, unless it calls outward. */
export async function startWorker(deps: Deps, jobs: Jobs, scheduled: ScheduledJobs): Promise<PgBoss> {
  const { db, log } = deps
  const queue = jobQueue(db)
  queue.on('error', (error) => log.error({ error: error.message }, 'job queue'))
  await queue.start()

  const workers = new Map<string, string>()
  for (const name of jobNames) {
    const work = isOutward(name) ? workOutward(queue, deps, jobs, name) : workWithin(queue, deps, jobs, name)
    workers.set(name, await work)
  }
  keepAwake(queue, workers)
  for (const name of scheduledJobNames) {
    await queue.work(name, { pollingIntervalSeconds: 5 }, () => runScheduled(deps, scheduled, name))
    await queue.schedule(name, schedule[name], {}, { tz: 'Asia/Shanghai' })
  }
  return queue
}

function isOutward(name: JobName): name is OutwardJobName {
  return outwardJobs.some((outward) => outward === name)
}

/** One after the other. */
async function workWithin(
  queue: PgBoss,
  deps: Deps,
  jobs: Jobs,
  name: Exclude<JobName, OutwardJobName>
): Promise<string> {
  const run = jobs[name] as (tx: Tx, call: Call, payload: object, ground: JobGround) => Promise<void>
  return await queue.work<Envelope>(name, polling, async (batch) => {
    const results: JobResult[] = []
    for (const { id, data } of batch) {
      const ground = { ...deps, here: onSchema(deps.db, schemaOf(data.place)) }
      results.push(
        await settled(
          id,
          inPlace(deps, data.place, (tx, call) => run(tx, call, data.payload, ground))
        )
      )
    }
    return results
  })
}

/** A batch at once, and a second one while somebody keeps the first waiting. */
async function workOutward(queue: PgBoss, deps: Deps, jobs: Jobs, name: OutwardJobName): Promise<string> {
  const run = jobs[name] as (call: Call, payload: object, ground: JobGround) => Promise<void>
  return await queue.work<Envelope>(name, { ...polling, localConcurrency: 2 }, async (batch) => {
    const results = batch.map(async ({ id, data: { place, payload } }) => {
      const ground = { ...deps, here: onSchema(deps.db, schemaOf(place)) }
      return await settled(id, run(callOf(deps, place), payload, ground))
    })
    return await Promise.all(results)
  })
}

/** One that fails is tried again; the others of its batch are not. */
async function settled(id: string, done: Promise<void>): Promise<JobResult> {
  return await done.then(
    () => ({ id, status: 'completed' as const }),
    ({ message }: Error) => ({ id, status: 'failed' as const, output: { message } })
  )
}

/** Runs one scheduled job in every place; a place that fails does not keep the others waiting. */
export async function runScheduled(deps: Deps, scheduled: ScheduledJobs, name: ScheduledJobName): Promise<void> {
  const places = await deps.db.selectFrom('platform.place').select('slug').execute()
  const failures: unknown[] = []
  for (const { slug } of places) {
    await inPlace(deps, slug, scheduled[name]).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, `${name} failed in ${failures.length} places`)
}

async function inPlace(deps: Deps, place: string, run: ScheduledJobs[ScheduledJobName]): Promise<void> {
  const call = callOf(deps, place)
  await inTransaction(deps.db, (tx) => run(onSchema(tx, schemaOf(place)), call, deps))
}

function callOf({ clock, cells }: Deps, place: string): Call {
  return { place, actor: system, now: clock(), cells }
}
