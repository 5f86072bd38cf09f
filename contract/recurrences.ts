import { z } from 'zod'

import { PersonName } from './needs.ts'
import { defineRoutes } from './route.ts'

const ById = z.object({ id: z.uuid() })
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const Reason = z.string().trim().min(1).max(200)
const People = z.int().min(1).max(5000)
const Weekday = z.int().min(0).max(6)

/** On which days something comes back; 0 is Monday, and the `nth` of -1 is the last of the month. */
export const RecurrenceRule = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('monthly'),
    nth: z.union([z.literal(-1), z.int().min(1).max(4)]),
    weekday: Weekday
  }),
  z.object({ kind: z.literal('weekly'), weekday: Weekday })
])
export type RecurrenceRule = z.infer<typeof RecurrenceRule>

const content = {
  name: z.string().trim().min(1).max(60),
  details: z.string().trim().min(1).max(1000),
  location: z.string().trim().min(1).max(100),
  rule: RecurrenceRule,
  /** Of a day that is a holiday: held on the next working day, or left out. */
  onHoliday: z.enum(['next', 'skip']),
  starts: Time,
  ends: Time,
  /** How many people a date takes. */
  capacity: z.int().min(1).max(100_000).optional(),
  /** Whoever is enrolled is reminded so many days before. */
  remindDays: z.int().min(1).max(30),
  firstDay: z.iso.date()
}

export const OccurrenceState = z.enum(['planned', 'skipped', 'paused', 'cancelled', 'done'])
export type OccurrenceState = z.infer<typeof OccurrenceState>

/** One date as everybody sees it, with how many are enrolled; never who. */
export const PublicOccurrence = z.object({
  id: z.uuid(),
  plannedOn: z.iso.date(),
  heldOn: z.iso.date().optional(),
  state: OccurrenceState,
  /** The holiday that moved it or left it out. */
  holiday: z.string().optional(),
  reason: z.string().optional(),
  organisations: z.int(),
  people: z.int(),
  /** Places that are left, where it takes only so many. */
  free: z.int().optional(),
  /** The holiday notice for its day is not known yet. */
  provisional: z.boolean()
})
export type PublicOccurrence = z.infer<typeof PublicOccurrence>

/** One date as those see it who work with it. */
export const Occurrence = PublicOccurrence.extend({
  /** How many came, once it is done. */
  served: z.int().optional(),
  /** What the desk wrote down of it. */
  note: z.string().optional()
})
export type Occurrence = z.infer<typeof Occurrence>

export const Recurrence = z.object({
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  ...content,
  state: z.enum(['active', 'paused', 'ended']),
  reason: z.string().optional(),
  /** What lies ahead, the next first. */
  dates: z.array(PublicOccurrence)
})
export type Recurrence = z.infer<typeof Recurrence>

export const RecurrenceAction = z.enum(['pause', 'resume', 'end'])
export type RecurrenceAction = z.infer<typeof RecurrenceAction>

export const RecurrenceDetail = Recurrence.extend({
  dates: z.array(Occurrence),
  /** The need it came from, for whoever may see that. */
  need: z.object({ id: z.uuid(), code: z.string() }).optional(),
  /** What is over, the latest first. */
  past: z.array(Occurrence),
  served: z.int(),
  availableActions: z.array(RecurrenceAction)
})
export type RecurrenceDetail = z.infer<typeof RecurrenceDetail>

export const FoundRecurrence = z
  .object({ organisationId: z.uuid(), needId: z.uuid().optional(), ...content })
  .refine(({ starts, ends }) => starts < ends, { path: ['ends'] })
export type FoundRecurrence = z.infer<typeof FoundRecurrence>

/** An organisation enrols so many people; it may name them, and needs to name none. */
export const Enrol = z
  .object({ organisationId: z.uuid(), people: People, names: z.array(PersonName).max(500).default([]) })
  .refine(({ people, names }) => names.length <= people, { path: ['names'] })
export type Enrol = z.infer<typeof Enrol>

export const Enrolment = z.object({
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  people: z.int(),
  names: z.array(z.string()),
  served: z.int().optional()
})
export type Enrolment = z.infer<typeof Enrolment>

export const OccurrenceAction = z.enum(['enrol', 'cancel', 'record'])
export type OccurrenceAction = z.infer<typeof OccurrenceAction>

export const OccurrenceDetail = Occurrence.extend({
  recurrence: z.object({ id: z.uuid(), name: z.string() }),
  /** Those of the caller's organisations; at the desk all. */
  enrolments: z.array(Enrolment),
  availableActions: z.array(OccurrenceAction)
})
export type OccurrenceDetail = z.infer<typeof OccurrenceDetail>

export const RecordOccurrence = z.object({
  /** How many came of each organisation; of one that is not named, as many as were enrolled. */
  served: z
    .array(z.object({ organisationId: z.uuid(), people: z.int().min(0).max(5000) }))
    .max(1000)
    .default([]),
  others: z.int().min(0).max(5000).default(0),
  note: z.string().trim().max(1000).optional()
})
export type RecordOccurrence = z.infer<typeof RecordOccurrence>

export const recurrenceErrors = [
  'recurrence.notFound',
  'recurrence.needNotAnswered',
  'recurrence.actionNotAllowed',
  'occurrence.notFound',
  'occurrence.actionNotAllowed',
  'occurrence.full',
  'enrolment.notFound'
] as const

export const recurrencesRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/recurrences',
    permission: 'public',
    perMinute: 300,
    summary: 'Services that come back by a rule, with their next dates; never who comes',
    response: z.object({ items: z.array(Recurrence) })
  },
  found: {
    method: 'POST',
    path: '/recurrences',
    permission: 'needs.dispatch',
    summary: 'Found a recurring service, of an answered need or by itself; its dates are made ahead',
    body: FoundRecurrence,
    response: RecurrenceDetail
  },
  get: {
    method: 'GET',
    path: '/recurrences/:id',
    permission: 'needs.record',
    summary: 'A recurring service with its dates behind and ahead, and what came of them',
    params: ById,
    response: RecurrenceDetail
  },
  act: {
    method: 'POST',
    path: '/recurrences/:id/actions',
    permission: 'needs.dispatch',
    summary: 'Pause, resume or end a recurring service; whoever is enrolled is told',
    params: ById,
    body: z.object({ action: RecurrenceAction, reason: Reason.optional() }),
    response: RecurrenceDetail
  },
  occurrence: {
    method: 'GET',
    path: '/occurrences/:id',
    permission: 'needs.record',
    summary: 'A date with who is enrolled: of the caller’s organisations, or of all at the desk',
    params: ById,
    response: OccurrenceDetail
  },
  enrol: {
    method: 'POST',
    path: '/occurrences/:id/enrolments',
    permission: 'needs.record',
    summary: 'Enrol an organisation with so many people, or change how many',
    params: ById,
    body: Enrol,
    response: OccurrenceDetail
  },
  withdraw: {
    method: 'POST',
    path: '/occurrences/:id/withdrawn',
    permission: 'needs.record',
    summary: 'Take the enrolment of an organisation back',
    params: ById,
    body: z.object({ organisationId: z.uuid() }),
    response: OccurrenceDetail
  },
  cancel: {
    method: 'POST',
    path: '/occurrences/:id/cancelled',
    permission: 'needs.dispatch',
    summary: 'Cancel one date; whoever is enrolled is told',
    params: ById,
    body: z.object({ reason: Reason }),
    response: OccurrenceDetail
  },
  record: {
    method: 'POST',
    path: '/occurrences/:id/recorded',
    permission: 'needs.dispatch',
    summary: 'Record how many came on a date; it can be put right',
    params: ById,
    body: RecordOccurrence,
    response: OccurrenceDetail
  },
  export: {
    method: 'GET',
    path: '/occurrences/:id/export',
    permission: 'needs.dispatch',
    summary: 'Who is enrolled for a date as an Excel file; that it was exported is itself written down',
    params: ById,
    perMinute: 20,
    download: true,
    response: z.unknown()
  }
})
