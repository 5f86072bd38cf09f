import { type Call, personOf } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { findBooking, findTitles } from './store.ts'

/** Who is told of a booking: whoever holds it, or who made it for somebody without an account. */
export async function toldOfBooking(db: Db, id: string): Promise<string | undefined> {
  const booking = await findBooking(db, id)
  return booking && (booking.personId ?? booking.bookedById)
}

/** What messages to the caller say of bookings. */
export async function findBookingTitles(
  db: Db,
  call: Call,
  ids: readonly string[]
): Promise<Map<string, { title: string }>> {
  const rows = await findTitles(db, personOf(call), ids)
  return new Map(rows.map(({ id, name, startsAt }) => [id, { title: `${name} ${momentIn(startsAt)}` }]))
}
