export { exportList, exportPage } from './export.ts'
export type { Column } from './write.ts'
