export { calendarJobs } from './jobs.ts'
