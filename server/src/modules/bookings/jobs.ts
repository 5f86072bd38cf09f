import type { Jobs, ScheduledJobs } from '../../kernel/jobs.ts'
import { checkSlots } from './closing.ts'
import { forgetPeople } from './store.ts'

/** The name and telephone of whoever has no account are kept so long after the slot. */
const kept = 30 * 24 * 3_600_000

export const bookingJobs = {
  'bookings.recheck': checkSlots
} satisfies Partial<Jobs>

export const bookingsSchedule = {
  /** A new version of the product may bring the holidays of a year too. */
  'bookings.sweep': async (tx, call) => {
    await checkSlots(tx, call)
    await forgetPeople(tx, new Date(call.now.getTime() - kept))
  }
} satisfies Partial<ScheduledJobs>
