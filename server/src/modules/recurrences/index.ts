export { recurrenceJobs, recurrencesSchedule } from './jobs.ts'
export { findOccurrenceTitles, toldOfOccurrence } from './recipients.ts'
