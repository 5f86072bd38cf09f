import { readShippedYears } from '../src/kernel/calendar-files.ts'
import { type WorkingTime, calendarOf } from '../src/kernel/calendar/index.ts'

const years = await readShippedYears()

/** The shipped calendar with a park's usual hours, seven on a working day. */
export const officeTime: WorkingTime = {
  calendar: calendarOf(years),
  hours: [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:30' }
  ]
}

/** The shipped calendar as it was before the notices of the years after `last` came out. */
export function officeTimeUntil(last: number): WorkingTime {
  return { ...officeTime, calendar: calendarOf(years.filter(({ year }) => year <= last)) }
}

/** A moment by the clock in China: `2026-03-02 10:20`. */
export function at(clock: string): Date {
  return new Date(`${clock.replace(' ', 'T')}+08:00`)
}

/** The clock in China at a moment: `2026-03-02 10:20`. */
export function local(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}
