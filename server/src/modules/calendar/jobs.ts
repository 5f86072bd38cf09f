import type { Jobs } from '../../kernel/jobs.ts'
import { moveDueTimes } from '../needs/index.ts'

export const calendarJobs = {
  /** Each due time is moved in a transaction of its own: nobody who works meanwhile waits for all of them. */
  'calendar.recount': async (_, call, { editionId, first, last }, { here }) => {
    await moveDueTimes(here, call, { editionId, days: { first, last }, becomesKnown: true })
  }
} satisfies Partial<Jobs>
