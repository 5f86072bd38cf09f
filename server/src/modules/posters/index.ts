export { createPoster, getPosterByCode } from './actions.ts'
