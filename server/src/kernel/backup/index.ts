export { backUp } from './back-up.ts'
export { openBackup, restore } from './restore.ts'
