export {
  findKeptOrganisations,
  forgetImportedOrganisations,
  type ImportedOrganisation,
  lockImportedOrganisations,
  openOrganisationEntry
} from './import.ts'
export { loadOrganisations, loadPeople, loadTeams } from './load.ts'
export type { OrganisationRow } from './store.ts'
