export { attachFiles, type FileOwner, keyOf, photosOf } from './actions.ts'
export { filesSchedule } from './jobs.ts'
export { photoToken } from './tokens.ts'
