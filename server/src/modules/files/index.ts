export { attachFiles, type FileOwner, filesInUse, photosOf } from './actions.ts'
export { filesSchedule } from './jobs.ts'
export { photoToken } from './tokens.ts'
