export { roundJobs, roundsSchedule } from './jobs.ts'
export { enactRounds, loadRoundPlans } from './load.ts'
export { findRoundTitles, toldOfRound } from './recipients.ts'
