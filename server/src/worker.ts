import { sealAudit } from './kernel/audit.ts'
import { sweepIdempotency } from './kernel/idempotency.ts'
import type { Jobs, ScheduledJobs } from './kernel/jobs.ts'
import { sweepChanges } from './kernel/live.ts'

export const jobs: Jobs = {}

export const scheduledJobs: ScheduledJobs = {
  'kernel.sweep': async (tx, call) => {
    await sweepIdempotency(tx, call)
    await sweepChanges(tx, call)
  },
  'kernel.sealAudit': async (tx) => {
    while ((await sealAudit(tx)) > 0);
  }
}
