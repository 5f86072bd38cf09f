export { loadServices } from './load.ts'
export { isOffered } from './store.ts'
