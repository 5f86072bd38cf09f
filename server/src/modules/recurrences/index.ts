export { isAtDesk } from './actions.ts'
export { recurrenceJobs, recurrencesSchedule } from './jobs.ts'
export { findOccurrenceTitles, toldOfOccurrence } from './recipients.ts'
export { type DateOf, findDates } from './store.ts'
