import { recordAudit } from '../../kernel/audit.ts'
import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { publish } from '../../kernel/events.ts'
import { countHeld, findNextWaiting, updateBooking } from './store.ts'

type Filled = { slotId: string; capacity: number; endsAt: Date }

/** Nobody passes those who wait. The slot is locked. */
export async function hasFreePlace(tx: Tx, slotId: string, { capacity }: { capacity: number }): Promise<boolean> {
  return (await countHeld(tx, slotId)) < capacity && !(await findNextWaiting(tx, slotId))
}

/** Places that are free go to those who have waited longest. The slot is locked. */
export async function fillPlaces(tx: Tx, call: Call, { slotId, capacity, endsAt }: Filled): Promise<void> {
  if (call.now >= endsAt) return
  for (let held = await countHeld(tx, slotId); held < capacity; held += 1) {
    const next = await findNextWaiting(tx, slotId)
    if (!next) return
    await updateBooking(tx, next.id, { state: 'booked', updatedAt: call.now })
    await recordAudit(tx, call, 'booking.promoted', next.id)
    await publish(tx, call, 'booking.promoted', { bookingId: next.id })
  }
}
