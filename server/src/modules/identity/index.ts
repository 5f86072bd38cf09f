export { createDemonstrationAccounts, type DemonstrationPerson } from './actions/demonstration.ts'
export { createSetupToken } from './actions/set-up.ts'
export { sweepSignIns } from './store/accounts.ts'
