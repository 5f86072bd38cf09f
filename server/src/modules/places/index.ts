export { getPreset, recordPreset } from './actions.ts'
export { type PleaRule, pleaRules, returnRule } from './pleas.ts'
export { type CallbackRule, callbackRule } from './callbacks.ts'
export { checkPreset, coveredUnits } from './preset/check.ts'
export type { NeedsConfig, Preset, PresetOrganisation, PresetPerson, PresetTeam } from './preset/preset.ts'
export type { DemoMeeting, DemoRecurrence, DemoTimetable } from './preset/dates-schema.ts'
export type { DemoNeed, DemoStep } from './preset/demo-schema.ts'
export type { DemoRounds } from './preset/rounds-schema.ts'
export { type Mistake, sentence } from './preset/words.ts'
export { type RateRules, rateRules } from './rates.ts'
export {
  categoriesIn,
  complaintClasses,
  firstRule,
  isComplaintClass,
  isPersonalClass,
  limitFor,
  type NeedTraits,
  openCategories,
  type RuledLimit
} from './rules.ts'
export { findPreset, type PresetVersion } from './store.ts'
