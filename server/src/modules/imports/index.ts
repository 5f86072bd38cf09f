export { failedSheet, reasonText } from './failed.ts'
export { type FileToImport, importFile, undoFile } from './import-file.ts'
export { importJobs, importsSchedule } from './jobs.ts'
