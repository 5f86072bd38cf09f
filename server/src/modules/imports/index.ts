export { failedSheet, reasonText } from './failed.ts'
export { type FileToImport, importFile } from './import-file.ts'
export { undoImport } from './actions.ts'
export { importJobs, importsSchedule } from './jobs.ts'
