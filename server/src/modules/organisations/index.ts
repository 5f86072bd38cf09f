export { loadOrganisations, loadPeople, loadTeams } from './load.ts'
export type { OrganisationRow } from './store.ts'
