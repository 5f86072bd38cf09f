export { checkPreset } from './preset/check.ts'
export { type Mistake, sentence } from './preset/words.ts'
