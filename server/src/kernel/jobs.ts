import { fromKysely, type JobResult, PgBoss } from 'pg-boss'

import type { EventName, Events } from '../events.ts'
import { schedule } from '../schedule.ts'
import { subscriptions } from '../subscriptions.ts'
import { type Call, system } from './call.ts'
import { type Db, onSchema, schemaOf, type Tx } from './db.ts'
import type { Deps } from './http.ts'

type Reactions = typeof subscriptions
export type JobName = Reactions[EventName][number]
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
export type Jobs = { [J in JobName]: Job<J> }

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
}

/** So many jobs of a queue are taken at a time. In a storm people are told later, not at the cost of who writes. */
const batchSize = 20

/** Runs jobs until the returned queue is stopped, each in a transaction on its own place. */
export async function startWorker(deps: Deps, jobs: Jobs, scheduled: ScheduledJobs): Promise<PgBoss> {
  const { db, log } = deps
  const queue = jobQueue(db)
  queue.on('error', (error) => log.error({ error: error.message }, 'job queue'))
  await queue.start()

  for (const name of jobNames) {
    const run = jobs[name] as (tx: Tx, call: Call, payload: object, ground: JobGround) => Promise<void>
    await queue.work<Envelope>(name, { pollingIntervalSeconds: 1, batchSize, perJobResults: true }, async (batch) => {
      const results: JobResult[] = []
      for (const { id, data } of batch) {
        const ground = { ...deps, here: onSchema(deps.db, schemaOf(data.place)) }
        const done = inPlace(deps, data.place, (tx, call) => run(tx, call, data.payload, ground))
        results.push(
          await done.then(
            () => ({ id, status: 'completed' as const }),
            (error: Error) => failed(id, error)
          )
        )
      }
      return results
    })
  }
  for (const name of scheduledJobNames) {
    await queue.work(name, { pollingIntervalSeconds: 5 }, () => runScheduled(deps, scheduled, name))
    await queue.schedule(name, schedule[name], {}, { tz: 'Asia/Shanghai' })
  }
  return queue
}

/** One that fails is tried again; the others of its batch are not. */
function failed(id: string, { message }: Error): JobResult {
  return { id, status: 'failed', output: { message } }
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
  const call: Call = { place, actor: system, now: deps.clock(), cells: deps.cells }
  await deps.db.transaction().execute((tx) => run(onSchema(tx, schemaOf(place)), call, deps))
}
