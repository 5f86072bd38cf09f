import { addDays, dayAt } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import type { Jobs, ScheduledJobs } from '../../kernel/jobs.ts'
import { planDates } from './plan.ts'
import { findRecurrences, forgetNames, lockRecurrence, takeNear } from './store.ts'

/** The names of whoever came are kept for so many days after the date. */
const namesKept = 30

async function planAll(tx: Tx, call: Call): Promise<void> {
  for (const { id } of await findRecurrences(tx)) {
    const row = await lockRecurrence(tx, id)
    if (row) await planDates(tx, call, row)
  }
}

export const recurrenceJobs = {
  /** The holidays are known otherwise: dates ahead move. */
  'recurrences.replan': planAll
} satisfies Partial<Jobs>

export const recurrencesSchedule = {
  'recurrences.plan': async (tx, call) => {
    await planAll(tx, call)
    await forgetNames(tx, addDays(dayAt(call.now), -namesKept))
  },

  /** Each date is reminded of once: whoever marks it tells, and of two servers one marks it. */
  'recurrences.remind': async (tx, call) => {
    for (const { id } of await takeNear(tx, call.now, dayAt(call.now))) {
      await publish(tx, call, 'occurrence.near', { occurrenceId: id })
    }
  }
} satisfies Partial<ScheduledJobs>
