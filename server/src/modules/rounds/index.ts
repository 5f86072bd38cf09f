export { roundJobs, roundsSchedule } from './jobs.ts'
export { enactRounds, loadRoundPlans } from './load.ts'
export { countRespondentsOf, handOverRespondents } from './respondent-store.ts'
export { findRoundTitles, toldOfRound } from './recipients.ts'
