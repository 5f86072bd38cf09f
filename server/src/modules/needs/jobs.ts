import { NeedId } from '@hongchao/contract'

import { dueTime } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { onSchema, schemaOf, type Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import type { ScheduledJobs } from '../../kernel/jobs.ts'
import { getPreset } from '../places/index.ts'
import { endPleas, lapsePlea, remindOfReturns, remindOfReviews } from './plea-jobs.ts'
import { closeNeed } from './actions/requester.ts'
import { noteAssists } from './assists/jobs.ts'
import { workingTimeOf } from './clocks.ts'
import { moveDueTimes } from './due-moves.ts'
import { compareSome } from './duplicates/compare.ts'
import { noteUndecided } from './escalation/jobs.ts'
import { noteLateOrders, planSteps, takeSteps } from './supervision/jobs.ts'
import { lockAnyNeed } from './store.ts'
import { tell } from './story.ts'
import { noteLateCalls } from './whistles/jobs.ts'

const batch = 200
/** Milliseconds, less than the minute after which it comes again. */
const compareFor = 50_000

export const needsSchedule = {
  /**
   * Ends what was paused until today, and tells of clocks that are due soon and of those that have run out: each once.
   * Costs by what is due, not by what is open.
   */
  'needs.watchClocks': async (tx, call) => {
    for (const sweep of sweeps) while ((await sweep(tx, call, batch)) === batch);
  },

  /** Compares new needs with earlier ones, for a while; what is left waits for the next minute. */
  'needs.compare': async (_, call, { db }) => {
    const here = onSchema(db, schemaOf(call.place))
    const until = Date.now() + compareFor
    while (Date.now() < until && (await here.transaction().execute((tx) => compareSome(tx, call))) > 0);
  },

  /** Counts again what counted a day of a year that was not known, and may be since: a new version brings years. */
  'needs.recount': async (_, call, { db }) => {
    await moveDueTimes(onSchema(db, schemaOf(call.place)), call, { days: {}, becomesKnown: true })
  },

  /** Closes what was answered and, within the place's limit, not evaluated. */
  'needs.closeUnevaluated': async (tx, call) => {
    const answered = await tx
      .selectFrom('need')
      .select(['id', 'answeredAt', 'presetVersion'])
      .where('status', '=', 'answered')
      .orderBy('answeredAt')
      .limit(1000)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, answeredAt, presetVersion } of answered) {
      const preset = await getPreset(tx, presetVersion)
      const time = await workingTimeOf(tx, preset)
      if (!answeredAt || dueTime(time, answeredAt, preset.needs.evaluation.closeAfter).at > call.now) continue
      await closeNeed(tx, call, await lockAnyNeed(tx, id))
      await tell(tx, call, id, { kind: 'closed', public: true })
    }
  }
} satisfies Partial<ScheduledJobs>

const moments = {
  overdue: { at: 'dueAt', noted: 'overdueNotedAt' },
  dueSoon: { at: 'soonAt', noted: 'soonNotedAt' }
} as const

async function noteClocks(tx: Tx, call: Call, kind: 'overdue' | 'dueSoon'): Promise<number> {
  const { at, noted } = moments[kind]
  // With its need: whoever takes a step holds the need and will want the clock, and neither may wait for the other.
  const clocks = await tx
    .selectFrom('needClock')
    .innerJoin('need', 'need.id', 'needClock.needId')
    .select(['needClock.id', 'needClock.needId', 'needClock.kind', 'needClock.dueAt'])
    .where('needClock.stoppedAt', 'is', null)
    .where(`needClock.${noted}`, 'is', null)
    .where(`needClock.${at}`, '<=', call.now)
    .orderBy(`needClock.${at}`)
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute()
  for (const clock of clocks) {
    // What is overdue needs no word any more that it will be due soon.
    const marks = { [noted]: call.now, ...(kind === 'overdue' && { soonNotedAt: call.now }) }
    await tx.updateTable('needClock').set(marks).where('id', '=', clock.id).execute()
    await tell(tx, call, clock.needId, { kind, public: false, details: { clock: clock.kind } })
    await publish(tx, call, `need.${kind}`, { needId: NeedId.parse(clock.needId) })
    if (kind === 'dueSoon') continue
    await lapsePlea(tx, call, clock.needId)
    if (clock.kind === 'handling')
      await planSteps(tx, call, { on: 'overdue', needId: clock.needId, clockId: clock.id, since: clock.dueAt })
  }
  return clocks.length
}

/** What has come to its moment, in this order: each returns how much it took, and what is left is taken at once. */
const sweeps: readonly ((tx: Tx, call: Call, batch: number) => Promise<number>)[] = [
  endPleas,
  remindOfReviews,
  remindOfReturns,
  (tx, call) => noteAssists(tx, call, 'assistOverdue', batch),
  (tx, call) => noteAssists(tx, call, 'assistDueSoon', batch),
  (tx, call) => noteClocks(tx, call, 'overdue'),
  (tx, call) => noteClocks(tx, call, 'dueSoon'),
  noteLateCalls,
  noteLateOrders,
  takeSteps,
  noteUndecided
]
