import { RecurrenceRule } from '@hongchao/contract'
import { z } from 'zod'

import { Day, Key, Name, Text, Time } from './atoms.ts'

/** So many working days before it is loaded, at that time of day. */
const When = { workdaysAgo: z.int().min(0).max(250), at: Time }

/** 预约: what a demonstration opens for appointments, and who has booked already. */
export const DemoTimetable = z.strictObject({
  service: Key,
  organisation: Key,
  by: Key,
  /** 0 is Monday. */
  weekdays: z.array(z.int().min(0).max(6)).max(7).default([]),
  days: z.array(Day).max(60).default([]),
  starts: Time,
  ends: Time,
  minutes: z.int().min(5).max(720),
  location: Name,
  capacity: z.int().min(1).max(500),
  openDays: z.int().min(1).max(90),
  closeHours: z.int().min(0).max(240),
  perPerson: z.int().min(1).max(50).default(2),
  /** Who booked which of the slots that are still to come: 1 is the next. */
  bookings: z.array(z.strictObject({ person: Key, slot: z.int().min(1).max(100) })).default([])
})
export type DemoTimetable = z.infer<typeof DemoTimetable>

/** 定期服务: what came of a need, or was founded by itself, and who is enrolled for its next date. */
export const DemoRecurrence = z.strictObject({
  organisation: Key,
  need: Key.optional(),
  by: Key,
  ...When,
  name: Name,
  details: z.string().trim().min(1).max(1000),
  location: Name,
  rule: RecurrenceRule,
  onHoliday: z.enum(['next', 'skip']),
  starts: Time,
  ends: Time,
  capacity: z.int().min(1).max(100_000).optional(),
  remindDays: z.int().min(1).max(30),
  enrolments: z.array(z.strictObject({ organisation: Key, by: Key, people: z.int().min(1).max(5000) })).default([])
})
export type DemoRecurrence = z.infer<typeof DemoRecurrence>

/** 企业联席会 (W-6), with the needs that were told there. */
export const DemoMeeting = z.strictObject({
  organisation: Key,
  by: Key,
  ...When,
  title: Name,
  location: Name.optional(),
  agenda: z.array(Text).max(40).default([]),
  attendees: z.array(z.strictObject({ name: Name, organisation: Key.optional() })).default([]),
  needs: z.array(Key).default([])
})
export type DemoMeeting = z.infer<typeof DemoMeeting>
