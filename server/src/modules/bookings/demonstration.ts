import type { Call } from '../../kernel/call.ts'
import { loadCalendar } from '../../kernel/calendars.ts'
import type { Tx } from '../../kernel/db.ts'
import { actorOf, idOf, idsOf } from '../../kernel/demonstration.ts'
import type { DemoTimetable } from '../places/index.ts'
import { book } from './actions.ts'
import { isClosed, slotsAhead } from './rules.ts'
import { makeTimetable } from './timetables.ts'

/** Opens what a demonstration offers by appointment, and lets people book. A place that has a timetable is left alone. */
export async function enactTimetables(tx: Tx, call: Call, timetables: readonly DemoTimetable[]): Promise<void> {
  if (await tx.selectFrom('timetable').select('id').limit(1).executeTakeFirst()) return
  const [people, organisations] = [await idsOf(tx, 'person'), await idsOf(tx, 'organisation')]
  const services = await idsOf(tx, 'serviceItem')
  const calendar = await loadCalendar(tx)
  const as = async (key: string): Promise<Call> => ({
    ...call,
    actor: await actorOf(tx, idOf(people, key), call.now)
  })
  for (const { service, organisation, by, bookings, ...pattern } of timetables) {
    const ids = { serviceId: idOf(services, service), organisationId: idOf(organisations, organisation) }
    const { id: timetableId } = await makeTimetable(tx, await as(by), { ...pattern, ...ids })
    const open = slotsAhead(calendar, pattern, call.now).filter((slot) => !isClosed(pattern, slot, call.now))
    for (const { person, slot } of bookings) {
      const times = open[slot - 1]
      if (times) await book(tx, await as(person), { timetableId, startsAt: times.startsAt.toISOString(), wait: true })
    }
  }
}
