export { exportList, exportPage } from './export.ts'
export { type Column, sheetFile } from './write.ts'
