/** Every column of a place that holds the path of an organisation: moving one rewrites them all. */
export const pathColumns = [
  { table: 'organisation', column: 'path' },
  { table: 'need', column: 'path' },
  { table: 'need', column: 'aboutPath' },
  { table: 'need', column: 'departmentPath' }
] as const
