import type { Limit } from '@hongchao/contract'
import { defaultExclusions } from '@hongchao/web/texts/figures.ts'

import type { NeedsConfig } from './preset/preset.ts'

/** How a place reckons its figures, and for which reasons it leaves a need out of them. */
export type RateRules = {
  /** From a dispatch on. */
  respondWithin: Limit
  /** 满意 from this score on, 基本满意 one below. */
  satisfiedFrom: number
  partWeight: number
  exclusions: readonly { key: string; name: string }[]
}

/**
 * What holds where the place says nothing: signed for or answered within one working day, and six tenths for 基本满意.
 * Shanghai's sub-districts set that day for the first contact (先行联系), of which there is no record here. No regulation
 * fixes either (domain rules §8.5), so both are the place's to set.
 */
const defaults: RateRules = {
  respondWithin: { amount: 1, unit: 'workingDay' },
  satisfiedFrom: 4,
  partWeight: 0.6,
  exclusions: defaultExclusions
}

export function rateRules({ needs }: { needs: Pick<NeedsConfig, 'rates'> }): RateRules {
  return { ...defaults, ...needs.rates }
}
