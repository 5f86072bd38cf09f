export * from './rules/columns.ts'
export * from './rules/need.ts'
export * from './rules/organisation.ts'
export * from './rules/values.ts'
