import type { z } from 'zod'

import { refer, type Register, type Report } from './checks.ts'
import type { DemoRecurrence, DemoTimetable } from './dates-schema.ts'
import type { DemoFile } from './demo-schema.ts'
import { words } from './words.ts'

type Registers = Record<'services' | 'organisations' | 'people', Register>

/** Appointments, recurring services and meetings of a demonstration. */
export function checkDemoDates(
  report: Report,
  { needs, timetables, recurrences, meetings }: z.infer<typeof DemoFile>,
  registers: Registers
): void {
  const { services, organisations, people } = registers
  const told: Register = { what: '诉求', keys: new Set(needs.flatMap(({ key }) => key ?? [])) }
  for (const [index, timetable] of timetables.entries()) {
    const at = ['timetables', index]
    refer(report, services, [...at, 'service'], timetable.service)
    refer(report, organisations, [...at, 'organisation'], timetable.organisation)
    refer(report, people, [...at, 'by'], timetable.by)
    checkTimetable(report, at, timetable, people)
  }
  for (const [index, recurrence] of recurrences.entries()) {
    const at = ['recurrences', index]
    refer(report, organisations, [...at, 'organisation'], recurrence.organisation)
    refer(report, told, [...at, 'need'], recurrence.need)
    refer(report, people, [...at, 'by'], recurrence.by)
    checkRecurrence(report, at, recurrence, registers)
  }
  for (const [index, meeting] of meetings.entries()) {
    const at = ['meetings', index]
    refer(report, organisations, [...at, 'organisation'], meeting.organisation)
    refer(report, people, [...at, 'by'], meeting.by)
    refer(report, told, [...at, 'needs'], meeting.needs)
    for (const [row, { organisation }] of meeting.attendees.entries())
      refer(report, organisations, [...at, 'attendees', row, 'organisation'], organisation)
  }
}

type At = (string | number)[]

function checkTimetable(report: Report, at: At, timetable: DemoTimetable, people: Register): void {
  const { weekdays, days, starts, ends, minutes, bookings } = timetable
  if (weekdays.length + days.length === 0) report.add(at, words.timetableDays)
  if (minutesOf(ends) - minutesOf(starts) < minutes)
    report.add([...at, 'ends'], words.slotLength(starts, ends, minutes))
  const booked = new Set<string>()
  for (const [row, { person, slot }] of bookings.entries()) {
    refer(report, people, [...at, 'bookings', row, 'person'], person)
    if (booked.has(`${person} ${slot}`)) report.add([...at, 'bookings', row], words.bookedTwice(person, slot))
    booked.add(`${person} ${slot}`)
  }
}

function checkRecurrence(
  report: Report,
  at: At,
  { starts, ends, capacity, enrolments }: DemoRecurrence,
  { organisations, people }: Registers
): void {
  if (starts >= ends) report.add([...at, 'ends'], words.endsFirst(starts, ends))
  for (const [row, enrolment] of enrolments.entries()) {
    refer(report, organisations, [...at, 'enrolments', row, 'organisation'], enrolment.organisation)
    refer(report, people, [...at, 'enrolments', row, 'by'], enrolment.by)
  }
  const enrolled = enrolments.reduce((sum, one) => sum + one.people, 0)
  if (capacity !== undefined && enrolled > capacity)
    report.add([...at, 'capacity'], words.overEnrolled(enrolled, capacity))
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
