import { z } from 'zod'

import { ClockKind } from './calendar.ts'
import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

/** A day that differs from Monday to Friday: off though it is none of the weekend, or worked though it is. */
export const SpecialDayKind = z.enum(['holiday', 'makeUpDay'])
export type SpecialDayKind = z.infer<typeof SpecialDayKind>

export const NoticedDay = z.object({ date: z.iso.date(), kind: SpecialDayKind, name: z.string() })
export type NoticedDay = z.infer<typeof NoticedDay>

/** Where what is known of a year comes from; of an unknown one it is from Monday to Friday, and said to be provisional. */
export const YearOrigin = z.enum(['shipped', 'imported', 'unknown'])
export type YearOrigin = z.infer<typeof YearOrigin>

export const CalendarYearView = z.object({
  year: z.int(),
  origin: YearOrigin,
  /** Counts up with each import and each import taken back; 0 where there was none. */
  edition: z.int(),
  days: z.array(NoticedDay),
  sources: z.array(z.string()),
  /** All years that something is known of, and the next that is not. */
  years: z.array(z.object({ year: z.int(), origin: YearOrigin }))
})
export type CalendarYearView = z.infer<typeof CalendarYearView>

/** What kind of day it is under a notice. */
export const DayState = z.enum(['working', 'weekend', 'holiday', 'makeUpDay'])
export type DayState = z.infer<typeof DayState>

/** A day that a notice changes. */
export const DayChange = z.object({ date: z.iso.date(), name: z.string(), before: DayState, after: DayState })
export type DayChange = z.infer<typeof DayChange>

/** A due time that a notice moves. The code alone: who keeps the calendar need not see what was asked. */
export const DueMove = z.object({
  needId: z.uuid(),
  code: z.string(),
  clock: ClockKind,
  before: z.iso.datetime(),
  after: z.iso.datetime()
})
export type DueMove = z.infer<typeof DueMove>

export const NoticePreview = z.object({
  year: z.int(),
  /** Give it back when importing: then nothing was changed in between. */
  edition: z.int(),
  sources: z.array(z.string()),
  days: z.array(NoticedDay),
  changes: z.array(DayChange),
  moves: z.object({ count: z.int(), first: z.array(DueMove) })
})
export type NoticePreview = z.infer<typeof NoticePreview>

/** What is wrong with a line of a notice; 1 is the first line. */
export const NoticeProblem = z.object({
  line: z.int(),
  code: z.enum([
    'notJson',
    'invalid',
    'yearMissing',
    'sourceMissing',
    'nothingFound',
    'noSuchDay',
    'weekday',
    'count',
    'rangeBackwards',
    'dayOfOtherYear',
    'dayTwice',
    'holidayMissing'
  ]),
  /** The day or the word that it is about. */
  about: z.string().optional()
})
export type NoticeProblem = z.infer<typeof NoticeProblem>

/** An edition of a year's notice in this place. `by` is who imported it or took the one before back. */
export const CalendarEdition = z.object({
  id: z.uuid(),
  year: z.int(),
  edition: z.int(),
  takenBack: z.boolean(),
  sources: z.array(z.string()),
  madeAt: z.iso.datetime(),
  by: z.string(),
  /** How many due times it has moved so far. */
  moved: z.int()
})
export type CalendarEdition = z.infer<typeof CalendarEdition>

export const calendarErrors = ['calendar.unreadable', 'calendar.unchanged', 'calendar.nothingToTakeBack'] as const

const Year = z.coerce.number<number>().int().min(1992).max(2100)

const GivenNotice = z.object({
  /** The notice of the State Council as it was published, JSON in the shape of holiday-cn, or a line a day. */
  text: z.string().min(1).max(60_000),
  /** Where it was published, unless the text says so itself. */
  source: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional()
})

export const calendarRoutes = defineRoutes({
  year: {
    method: 'GET',
    path: '/calendar',
    permission: 'public',
    summary: 'Days off and make-up days of a year, as this place counts with them',
    query: z.object({ year: Year.optional() }),
    response: CalendarYearView
  },
  editions: {
    method: 'GET',
    path: '/calendar/editions',
    permission: 'places.manage',
    summary: 'What this place imported or took back of the notices of a year, the last first',
    query: z.object({ year: Year }),
    response: z.object({ items: z.array(CalendarEdition) })
  },
  moves: {
    method: 'GET',
    path: '/calendar/editions/:id/moves',
    permission: 'places.manage',
    summary: 'Which due times an edition has moved, before and after',
    params: z.object({ id: z.uuid() }),
    query: PageQuery,
    response: pageOf(DueMove)
  },
  preview: {
    method: 'POST',
    path: '/calendar/preview',
    permission: 'places.manage',
    repeatable: true,
    summary: 'Read a notice and tell which days and which due times it would change; nothing is kept',
    body: GivenNotice,
    response: NoticePreview
  },
  import: {
    method: 'POST',
    path: '/calendar',
    permission: 'places.manage',
    summary: 'Count with a notice from now on; due times of what runs are counted again',
    body: GivenNotice.extend({ edition: z.int().min(0).max(1_000_000) }),
    response: CalendarYearView
  },
  takeBack: {
    method: 'POST',
    path: '/calendar/:year/taken-back',
    permission: 'places.manage',
    summary: 'Count again with what held before the last edition of a year',
    params: z.object({ year: Year }),
    body: z.object({ edition: z.int().min(1).max(1_000_000) }),
    response: CalendarYearView
  }
})
