import { sealAudit } from './kernel/audit.ts'
import { sweepIdempotency } from './kernel/idempotency.ts'
import type { Jobs, ScheduledJobs } from './kernel/jobs.ts'
import { sweepChanges } from './kernel/live.ts'
import { bookingJobs, bookingsSchedule } from './modules/bookings/index.ts'
import { calendarJobs } from './modules/calendar/index.ts'
import { figuresSchedule } from './modules/figures/index.ts'
import { filesSchedule } from './modules/files/index.ts'
import { sweepSignIns } from './modules/identity/index.ts'
import { importJobs, importsSchedule } from './modules/imports/index.ts'
import { needsSchedule, supervisionJobs } from './modules/needs/index.ts'
import { notificationJobs, notificationsSchedule } from './modules/notifications/index.ts'
import { recurrenceJobs, recurrencesSchedule } from './modules/recurrences/index.ts'
import { roundJobs, roundsSchedule } from './modules/rounds/index.ts'
import { suggestionJobs, suggestionsSchedule } from './modules/suggestions/index.ts'
import { webhookJobs, webhooksSchedule } from './modules/webhooks/index.ts'

export const jobs: Jobs = {
  ...bookingJobs,
  ...calendarJobs,
  ...notificationJobs,
  ...importJobs,
  ...recurrenceJobs,
  ...roundJobs,
  ...suggestionJobs,
  ...supervisionJobs,
  ...webhookJobs
}

export const scheduledJobs: ScheduledJobs = {
  ...bookingsSchedule,
  ...figuresSchedule,
  ...filesSchedule,
  ...importsSchedule,
  ...needsSchedule,
  ...notificationsSchedule,
  ...recurrencesSchedule,
  ...roundsSchedule,
  ...suggestionsSchedule,
  ...webhooksSchedule,
  'kernel.sweep': async (tx, call) => {
    await sweepIdempotency(tx, call)
    await sweepChanges(tx, call)
    await sweepSignIns(tx, call.now)
  },
  'kernel.sealAudit': async (tx) => {
    while ((await sealAudit(tx)) > 0);
    while ((await sealAudit(tx.withSchema('platform'))) > 0);
  }
}
