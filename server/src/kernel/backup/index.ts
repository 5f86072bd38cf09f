export { backUp } from './back-up.ts'
export { refuseFilled } from './load.ts'
export { openBackup, restore } from './restore.ts'
export { beginRestore } from './unfinished.ts'
