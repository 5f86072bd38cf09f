export { webhookJobs, webhooksSchedule } from './jobs.ts'
