export { suggestionJobs, suggestionsSchedule } from './jobs.ts'
