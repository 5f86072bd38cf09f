import { loadCalendar } from '../../kernel/calendars.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { actorOf, idOf, type Ids, idsOf, momentBack } from '../../kernel/demonstration.ts'
import type { DemoMeeting } from '../places/index.ts'
import { callMeeting } from './actions.ts'
import { noteTakenDown } from './store.ts'

/**
 * Holds the meetings of a demonstration, at which some of its needs were told: `needs` by their keys. A place that has a
 * meeting is left alone.
 */
export async function enactMeetings(tx: Tx, call: Call, meetings: readonly DemoMeeting[], needs: Ids): Promise<void> {
  if (await tx.selectFrom('meeting').select('id').limit(1).executeTakeFirst()) return
  const [people, organisations] = [await idsOf(tx, 'person'), await idsOf(tx, 'organisation')]
  const calendar = await loadCalendar(tx)
  for (const { organisation, by, workdaysAgo, at, needs: told, attendees, ...content } of meetings) {
    const now = momentBack(calendar, call, { workdaysAgo, at })
    const actor = await actorOf(tx, idOf(people, by), call.now)
    const { id } = await callMeeting(
      tx,
      { ...call, now, actor },
      {
        ...content,
        organisationId: idOf(organisations, organisation),
        heldAt: now.toISOString(),
        attendees: attendees.map(({ name, organisation: of }) => ({ name, organisationId: idOf(organisations, of) }))
      }
    )
    for (const needId of told.flatMap((key) => needs.get(key) ?? [])) await noteTakenDown(tx, id, needId)
  }
}
