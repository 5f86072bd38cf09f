import { z } from 'zod'

import { PersonName } from './needs.ts'
import { defineRoutes } from './route.ts'

const ById = z.object({ id: z.uuid() })
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Named = z.object({ id: z.uuid(), name: z.string() })

const capacity = z.int().min(1).max(500)
const timetable = {
  /** 0 is Monday. */
  weekdays: z
    .array(z.int().min(0).max(6))
    .max(7)
    .refine((days) => new Set(days).size === days.length),
  /** Beside the weekdays or instead of them. */
  days: z
    .array(z.iso.date())
    .max(60)
    .refine((days) => new Set(days).size === days.length),
  starts: Time,
  ends: Time,
  /** How long a slot is. */
  minutes: z.int().min(5).max(720),
  location: z.string().trim().min(1).max(60),
  /** How many people a slot takes. */
  capacity,
  /** So many days ahead one can book. */
  openDays: z.int().min(1).max(90),
  /** Until so many hours before it begins one can book, change and cancel oneself. */
  closeHours: z.int().min(0).max(240),
  /** How many places of the service one person holds or waits for at a time. */
  perPerson: z.int().min(1).max(50).default(2)
}

/** When a service can be had by appointment (W-8: 预约). */
export const Timetable = z.object({
  id: z.uuid(),
  service: Named,
  organisation: Named,
  ...timetable,
  active: z.boolean(),
  version: z.int()
})
export type Timetable = z.infer<typeof Timetable>

export const MakeTimetable = z
  .object({ serviceId: z.uuid(), organisationId: z.uuid(), ...timetable })
  .refine(({ weekdays, days }) => weekdays.length + days.length > 0, { path: ['weekdays'] })
  .refine(({ starts, ends, minutes }) => minutesOf(ends) - minutesOf(starts) >= minutes, { path: ['ends'] })
export type MakeTimetable = z.infer<typeof MakeTimetable>

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** A slot is known by its timetable and its beginning: it has a row only once somebody has booked it. */
export const SlotRef = z.object({ timetableId: z.uuid(), startsAt: z.iso.datetime() })
export type SlotRef = z.infer<typeof SlotRef>

export const Slot = SlotRef.extend({
  endsAt: z.iso.datetime(),
  location: z.string(),
  capacity: z.int(),
  free: z.int(),
  waiting: z.int(),
  /** `closed`: too late to book it oneself; the desk still can. */
  state: z.enum(['open', 'full', 'closed']),
  /** The holiday notice for its day is not known yet. */
  provisional: z.boolean()
})
export type Slot = z.infer<typeof Slot>

export const BookingState = z.enum(['booked', 'waiting', 'cancelled', 'arrived', 'absent'])
export type BookingState = z.infer<typeof BookingState>

export const BookingAction = z.enum(['move', 'cancel', 'noteArrived', 'noteAbsent'])
export type BookingAction = z.infer<typeof BookingAction>

export const Booking = SlotRef.extend({
  id: z.uuid(),
  service: Named,
  endsAt: z.iso.datetime(),
  location: z.string(),
  name: z.string(),
  /** Masked. */
  phone: z.string().optional(),
  state: BookingState,
  /** How many are before it on the waiting list. */
  before: z.int().optional(),
  /** Why the desk cancelled the slot. */
  reason: z.string().optional(),
  availableActions: z.array(BookingAction)
})
export type Booking = z.infer<typeof Booking>

export const MakeBooking = SlotRef.extend({
  /** Where the slot is full, wait for somebody to cancel. */
  wait: z.boolean().default(false),
  /** Staff book for somebody who came or called (W-22). */
  onBehalf: z
    .object({
      name: PersonName,
      phone: z
        .string()
        .trim()
        .regex(/^\+?\d[\d -]{5,18}\d$/)
        .optional()
    })
    .optional()
})
export type MakeBooking = z.infer<typeof MakeBooking>

/** A slot of the day at the desk, with who comes. */
export const DeskSlot = SlotRef.extend({
  service: Named,
  endsAt: z.iso.datetime(),
  location: z.string(),
  capacity: z.int(),
  cancelled: z.boolean(),
  reason: z.string().optional(),
  bookings: z.array(Booking)
})
export type DeskSlot = z.infer<typeof DeskSlot>

/** Whoever has no account is to be called. */
export const SlotContact = z.object({ name: z.string(), phone: z.string().optional() })
export type SlotContact = z.infer<typeof SlotContact>

const contacts = { toCall: z.array(SlotContact), others: z.array(Slot) }

const Day = z.object({ day: z.iso.date() })

export const bookingErrors = [
  'timetable.notFound',
  'slot.notOffered',
  'slot.closed',
  'slot.full',
  'slot.cancelled',
  'slot.notCancelled',
  'booking.notFound',
  'booking.twice',
  'booking.tooMany',
  'booking.actionNotAllowed'
] as const

export const bookingsRoutes = defineRoutes({
  slots: {
    method: 'GET',
    path: '/services/:id/slots',
    permission: 'public',
    perMinute: 300,
    summary: 'When a service can be had by appointment, and how many places are left; never who comes',
    params: ById,
    response: z.object({ items: z.array(Slot) })
  },
  timetables: {
    method: 'GET',
    path: '/timetables',
    permission: 'places.manage',
    summary: 'When services can be had by appointment',
    response: z.object({ items: z.array(Timetable) })
  },
  makeTimetable: {
    method: 'POST',
    path: '/timetables',
    permission: 'places.manage',
    summary: 'Open a service for appointments, on weekdays or on single days',
    body: MakeTimetable,
    response: Timetable
  },
  updateTimetable: {
    method: 'PATCH',
    path: '/timetables/:id',
    permission: 'places.manage',
    summary: 'Change how many people a slot takes, or close a timetable; what is booked stays',
    params: ById,
    body: z.object({ capacity, active: z.boolean(), version: z.int().min(1).max(1_000_000_000) }),
    response: Timetable
  },
  book: {
    method: 'POST',
    path: '/bookings',
    permission: 'needs.raise',
    summary: 'Book a slot, for oneself or on behalf of somebody, or wait for one',
    body: MakeBooking,
    perMinute: 30,
    response: Booking
  },
  mine: {
    method: 'GET',
    path: '/bookings/mine',
    permission: 'needs.raise',
    summary: 'What the caller booked, for themselves or on behalf of others; the next first, then what is over',
    response: z.object({ items: z.array(Booking) })
  },
  move: {
    method: 'POST',
    path: '/bookings/:id/moved',
    permission: 'needs.raise',
    summary: 'Take another slot of the same service instead',
    params: ById,
    body: SlotRef,
    response: Booking
  },
  cancel: {
    method: 'POST',
    path: '/bookings/:id/cancelled',
    permission: 'needs.raise',
    summary: 'Give a slot back; whoever waited longest gets it',
    params: ById,
    response: Booking
  },
  day: {
    method: 'GET',
    path: '/bookings/day',
    permission: 'needs.dispatch',
    summary: 'Who comes on a day, slot by slot',
    query: Day,
    response: z.object({ items: z.array(DeskSlot) })
  },
  exportDay: {
    method: 'GET',
    path: '/bookings/day/export',
    permission: 'needs.dispatch',
    summary: 'The sheet of the day as an Excel file; that it was exported is itself written down',
    query: Day,
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  note: {
    method: 'POST',
    path: '/bookings/:id/noted',
    permission: 'needs.dispatch',
    summary: 'Note at the desk whether somebody came',
    params: ById,
    body: z.object({ arrived: z.boolean() }),
    response: Booking
  },
  cancelSlot: {
    method: 'POST',
    path: '/slots/cancelled',
    permission: 'needs.dispatch',
    summary: 'Cancel a slot: those booked are told and offered others; whoever has no account is to be called',
    body: SlotRef.extend({ reason: z.string().trim().min(1).max(200) }),
    response: z.object({ told: z.int(), ...contacts })
  },
  slotContacts: {
    method: 'POST',
    path: '/slots/contacts',
    permission: 'needs.dispatch',
    summary:
      'Who without an account had booked a slot that is cancelled, to be called; that it was read is written down',
    body: SlotRef,
    perMinute: 30,
    response: z.object(contacts)
  }
})
