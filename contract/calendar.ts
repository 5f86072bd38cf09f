import { z } from 'zod'

/** The units that time is counted in: working time follows the place's calendar and hours, natural time never stands still. */
export const TimeUnit = z.enum(['workingHour', 'workingDay', 'naturalHour', 'naturalDay'])
export type TimeUnit = z.infer<typeof TimeUnit>

export const LimitUnit = z.enum([...TimeUnit.options, 'sameDay', 'nextDay'])
export type LimitUnit = z.infer<typeof LimitUnit>

/** How long somebody has. `sameDay` and `nextDay` end with the service of that day and are counted once. */
export const Limit = z
  .object({ amount: z.int().min(1).max(1000), unit: LimitUnit })
  .refine(({ amount, unit }) => amount === 1 || (unit !== 'sameDay' && unit !== 'nextDay'), { path: ['amount'] })
export type Limit = z.infer<typeof Limit>

/** A place's hours of service on a working day, in order and without overlap. */
export const WorkingHours = z.array(z.object({ from: z.string(), to: z.string() }))
export type WorkingHours = z.infer<typeof WorkingHours>

/** One line of the account of a due time, told from `start` to `due`; weekends and holidays are days not counted. */
export const DueStep = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    at: z.iso.datetime(),
    countsFrom: z.enum(['atOnce', 'nextOpening', 'nextDay'])
  }),
  z.object({
    kind: z.literal('limit'),
    amount: z.int(),
    unit: LimitUnit,
    /** What the limit is called in the rules that the place works by. */
    rule: z.string().optional()
  }),
  z.object({ kind: z.literal('weekend'), from: z.iso.date(), to: z.iso.date() }),
  z.object({ kind: z.literal('holiday'), name: z.string(), from: z.iso.date(), to: z.iso.date() }),
  z.object({ kind: z.literal('makeUpDay'), day: z.iso.date(), name: z.string() }),
  z.object({
    kind: z.literal('paused'),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    amount: z.number().nonnegative(),
    unit: TimeUnit,
    reason: z.string(),
    grantedBy: z.string()
  }),
  z.object({
    kind: z.literal('extended'),
    amount: z.int(),
    unit: TimeUnit,
    reason: z.string(),
    grantedBy: z.string()
  }),
  z.object({ kind: z.literal('yearUnknown'), year: z.int() }),
  z.object({ kind: z.literal('due'), at: z.iso.datetime() })
])
export type DueStep = z.infer<typeof DueStep>

/** `met` and `missed` are of a clock that has stopped. */
export const ClockState = z.enum(['inTime', 'dueSoon', 'overdue', 'paused', 'met', 'missed'])
export type ClockState = z.infer<typeof ClockState>

/** Whole units left or, of a clock that is `overdue` or `missed`, over; 0 means less than one. */
export const Remaining = z.object({ amount: z.int().nonnegative(), unit: TimeUnit })
export type Remaining = z.infer<typeof Remaining>

/**
 * `intake` runs from collection to dispatch, `handling` from dispatch to answer, `assist` from when another office was asked for its part,
 * `order` from when a supervisor asked for an answer, `escalation` from when a higher level was asked to decide, `callback` from when the
 * requester of an answered need may be called, `whistle` from when an office was called to come.
 */
export const ClockKind = z.enum(['intake', 'handling', 'assist', 'order', 'escalation', 'callback', 'whistle'])
export type ClockKind = z.infer<typeof ClockKind>

/** `provisional`: a day was counted whose year's holiday notice is not known; the due time may move. */
export const Clock = z.object({
  kind: ClockKind,
  startedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  provisional: z.boolean(),
  state: ClockState,
  remaining: Remaining,
  stoppedAt: z.iso.datetime().optional()
})
export type Clock = z.infer<typeof Clock>
