import { fill } from '../fill.ts'
import { slotTexts } from './bookings.ts'

/** Why a slot is cancelled on a day that became a holiday. */
export function holidayReason(holiday: string): string {
  return fill(slotTexts.holiday, { holiday })
}
