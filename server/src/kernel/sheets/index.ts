export { type ExportedList, exportList, exportPage } from './export.ts'
export { type Column, type Sheet, sheetFile } from './write.ts'
