import { addDays, dayAt } from '../../kernel/calendar/index.ts'
import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Tx } from '../../kernel/db.ts'
import { actorOf, idOf, type Ids, idsOf, momentBack } from '../../kernel/demonstration.ts'
import type { DemoRecurrence } from '../places/index.ts'
import { foundRecurrence } from './actions.ts'
import { enrol } from './enrolments.ts'

/**
 * Founds the recurring services of a demonstration, whose first date lies ahead, and enrols organisations for it. `needs`
 * are those of the demonstration by their keys. A place that has a recurring service is left alone.
 */
export async function enactRecurrences(
  tx: Tx,
  call: Call,
  recurrences: readonly DemoRecurrence[],
  needs: Ids
): Promise<void> {
  if (await tx.selectFrom('recurrence').select('id').limit(1).executeTakeFirst()) return
  const [people, organisations] = [await idsOf(tx, 'person'), await idsOf(tx, 'organisation')]
  const calendar = await loadCalendar(tx)
  const as = async (key: string, now: Date): Promise<Call> => ({
    ...call,
    now,
    actor: await actorOf(tx, idOf(people, key), call.now)
  })
  for (const { organisation, need, by, workdaysAgo, at, enrolments, ...content } of recurrences) {
    const founder = await as(by, momentBack(calendar, call, { workdaysAgo, at }))
    const { dates } = await foundRecurrence(tx, founder, {
      ...content,
      organisationId: idOf(organisations, organisation),
      needId: need && needs.get(need),
      firstDay: addDays(dayAt(call.now), 1)
    })
    const next = dates.find(({ state }) => state === 'planned')
    for (const { organisation: from, by: enroller, people: count } of next ? enrolments : []) {
      const enrolment = { organisationId: idOf(organisations, from), people: count, names: [] }
      await enrol(tx, await as(enroller, call.now), next!.id, enrolment)
    }
  }
}
