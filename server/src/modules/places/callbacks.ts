import type { Limit } from '@hongchao/contract'

import type { NeedsConfig } from './preset/preset.ts'

/** Whom a place has called about how their need was handled, when, and what follows. */
export type CallbackRule = {
  /** So many of a hundred whose need was answered. */
  share: number
  /** Their time begins with the answer, or once the limit of the answer is over. */
  from: 'answer' | 'limit'
  /** So much later still. */
  after?: Limit | undefined
  within: Limit
  attempts: number
  /** After nobody was reached, not sooner than this. */
  again: Limit
  /** What “not solved” does beside what supervision does of itself. */
  notSolved: 'press' | 'reopen'
}

/**
 * What holds where the place says nothing more than that it calls: everybody, after the limit (北京市接诉即办工作条例
 * art. 23), within three working days, as Shanghai's sub-districts have it for 督办·回访复核 (大宁路街道 2019).
 */
const defaults: CallbackRule = {
  share: 100,
  from: 'limit',
  within: { amount: 3, unit: 'workingDay' },
  attempts: 3,
  again: { amount: 4, unit: 'workingHour' },
  notSolved: 'press'
}

/** Undefined where the place calls nobody. */
export function callbackRule({ needs }: { needs: Pick<NeedsConfig, 'callbacks'> }): CallbackRule | undefined {
  return needs.callbacks && { ...defaults, ...needs.callbacks }
}
