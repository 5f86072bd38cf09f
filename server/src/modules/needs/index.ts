export { countOpenNeeds, handOverNeeds } from './actions/hand-over.ts'
export {
  findHandledNeeds,
  forgetImportedNeeds,
  type ImportedNeed,
  lockImportedNeeds,
  mergeBeside,
  type NeedEntry,
  openNeedEntry
} from './actions/import.ts'
export { lockNeedByKey } from './actions/look-up.ts'
export { type OutsideReport, raiseFromOutside, raiseNeed, recordNeed } from './actions/raise.ts'
export { keyFrom } from './receipt.ts'
export { findMoves, listMoves, moveDueTimes } from './due-moves.ts'
export { enactNeeds } from './demonstration.ts'
export { needFileAccess } from './file-access.ts'
export { findFollowers, findMatters, noteUncounted } from './matters.ts'
export { hadInHand } from './decisions.ts'
export { needsSchedule } from './jobs.ts'
export { notAbout, pathsOf } from './reach.ts'
export { findLatest, findStandings } from './standing.ts'
export { type OwnNeed, ownNeeds } from './own.ts'
export { lockNeed, needsAt } from './store.ts'
export { tell } from './story.ts'
export { eyesOn, partsOf, presentNeeds } from './view.ts'
export { findProgress } from './progress.ts'
export { findNeedTitles, findOwnNeedId, type NeedInSheet, needsInSheet, visibleNeeds } from './list.ts'
export { hearingOf } from './merges.ts'
export { findPart, type PartStep } from './outside-parts.ts'
export {
  findFacts,
  findOutsideNeeds,
  findOutsideSteps,
  listOutsideNeeds,
  type OutsideNeed,
  type OutsideStep
} from './outside.ts'
export { supervisionJobs } from './supervision/jobs.ts'
export { findNeedIdByCode, findNeedTraces, type NeedTrace } from './trace.ts'
export { concernedBy, type Concern } from './recipients.ts'
export {
  findClassified,
  findConfirmedCategories,
  findOfficeByRules,
  findOfficeFor,
  findPrecedents,
  findTexts,
  getNeedToClassify,
  type Office,
  type Precedent
} from './precedents.ts'
export { limitOf } from './clocks.ts'
export { maskedName } from './rules/words.ts'
export { refuseUnknownKeys } from './actions/keys.ts'
export { noteForRequester } from './story.ts'
