/** Every column of a place that holds the path of an organisation: moving one rewrites them all. */
export const pathColumns = [
  { table: 'organisation', column: 'path' },
  { table: 'need', column: 'path' },
  { table: 'need', column: 'aboutPath' },
  { table: 'need', column: 'departmentPath' },
  { table: 'returnPlea', column: 'departmentPath' },
  { table: 'assist', column: 'departmentPath' },
  { table: 'supervisionOrder', column: 'departmentPath' },
  { table: 'needScope', column: 'aboutPath' },
  { table: 'importBatch', column: 'path' }
] as const

/** What must be counted anew where the organisations above it are others: rows of the table, noted in the other. */
export const countedTables = [{ table: 'need', column: 'path', of: 'id', into: 'uncounted', as: 'needId' }] as const

/** Tables with a row for every organisation above something, and what else is in such a row. */
export const scopeTables = [
  { table: 'needScope', of: 'needId', beside: ['status', 'category', 'aboutPath', 'dueAt', 'createdAt'] }
] as const
