import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import type { Jobs, ScheduledJobs } from '../../kernel/jobs.ts'
import { openRound, recountRound } from './opening.ts'
import { monthToOpen } from './rules.ts'
import { findActivePlanIds, findRounds, lockOpenRounds, lockPlan, takeLate } from './store.ts'

/** Opens each round whose day has come. Doing it again, or by two servers at once, opens none twice. */
async function openAll(tx: Tx, call: Call): Promise<void> {
  const calendar = await loadCalendar(tx)
  for (const id of await findActivePlanIds(tx)) {
    const plan = await lockPlan(tx, id)
    if (plan?.state !== 'active') continue
    const month = monthToOpen(calendar, plan, call.now)
    const [last] = await findRounds(tx, [id], { latest: true })
    if (month !== undefined && (last === undefined || last.month < month)) await openRound(tx, call, plan, month)
  }
}

export const roundJobs = {
  'rounds.recount': async (tx) => {
    for (const round of await lockOpenRounds(tx)) await recountRound(tx, round)
  }
} satisfies Partial<Jobs>

export const roundsSchedule = {
  'rounds.watch': async (tx, call) => {
    await openAll(tx, call)
    for (const { id } of await takeLate(tx, call.now)) await publish(tx, call, 'round.late', { roundId: id })
  }
} satisfies Partial<ScheduledJobs>
