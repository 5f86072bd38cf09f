import { feedTexts } from '@hongchao/web/texts/feeds.ts'

import { addDays, dayAt, momentOn } from '../../kernel/calendar/index.ts'
import type { Db } from '../../kernel/db.ts'
import { findBookedDates } from '../bookings/index.ts'
import { findDates, type DateOf } from '../recurrences/index.ts'
import { hashOf } from './actions.ts'
import { type CalendarEvent, calendarText } from './rules.ts'
import { findFeedByHash } from './store.ts'

/** So long what is over stays in a calendar. */
const keptDays = 60

/**
 * The calendar under a token, or nothing where there is none. One of a service says when and where and never who comes; one of
 * a person is their own.
 */
export async function readFeed(db: Db, place: string, token: string, now: Date): Promise<string | undefined> {
  const feed = await findFeedByHash(db, hashOf(token))
  if (!feed) return undefined
  const from = addDays(dayAt(now), -keptDays)
  const { recurrenceId, personId } = feed
  if (recurrenceId) {
    const dates = await findDates(db, { recurrenceId }, from)
    return calendarText(
      dates[0]?.name ?? feedTexts.service,
      dates.map((date) => ofOccurrence(place, date))
    )
  }
  if (!personId) return undefined
  const enrolled = await findDates(db, { enrolledById: personId }, from)
  const booked = await findBookedDates(db, personId, momentOn(from, '00:00'))
  return calendarText(feedTexts.own, [
    ...booked.map((date) => ({ ...date, uid: uidOf('booking', date.id, place), ...bookingStatus[date.state] })),
    ...enrolled.map((date) => ofOccurrence(place, date))
  ])
}

const bookingStatus = {
  booked: { status: 'CONFIRMED' },
  arrived: { status: 'CONFIRMED' },
  absent: { status: 'CONFIRMED' },
  waiting: { status: 'TENTATIVE' },
  cancelled: { status: 'CANCELLED' }
} as const

function ofOccurrence(place: string, date: DateOf): CalendarEvent {
  const { id, name, location, details, sequence, changedAt, day, starts, ends, state } = date
  return {
    uid: uidOf('occurrence', id, place),
    sequence,
    changedAt,
    startsAt: momentOn(day, starts),
    endsAt: momentOn(day, ends),
    summary: name,
    location,
    description: details,
    status: state === 'planned' || state === 'done' ? 'CONFIRMED' : 'CANCELLED'
  }
}

/** Stays, however the date moves. */
function uidOf(kind: 'booking' | 'occurrence', id: string, place: string): string {
  return `${kind}-${id}@${place}.hongchao`
}
