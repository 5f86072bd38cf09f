import type { Limit, PleaKind } from '@hongchao/contract'
import { defaultReasons } from '@hongchao/web/texts/pleas.ts'

import type { NeedsConfig } from './preset/preset.ts'

/** By whom, for which reasons and for how long something is granted; days count from the due day, or from today. */
export type PleaRule = {
  approver: 'clerk' | 'supervisor'
  mostDays: number
  reasons: readonly { key: string; name: string }[]
  /** How often what is shelved is looked at again. */
  reviewEvery: Limit
}

const reviewEvery: Limit = { amount: 30, unit: 'naturalDay' }

/**
 * What holds where the place says nothing: whoever dispatches extends by 30 days at most (as 信访工作条例 has it
 * for petitions), a supervisor grants a pause of 30 days and shelving for half a year.
 */
const defaults: Record<PleaKind, Omit<PleaRule, 'reasons'>> = {
  extension: { approver: 'clerk', mostDays: 30, reviewEvery },
  pause: { approver: 'supervisor', mostDays: 30, reviewEvery },
  shelving: { approver: 'supervisor', mostDays: 180, reviewEvery }
}

/** Who decides about a return, and until when. */
export type ReturnRule = { adjudicator: 'clerk' | 'supervisor'; decideWithin: Limit }

/** Where the place says nothing, whoever supervises those who dispatch decides within a working day. */
export function returnRule({ needs }: { needs: Pick<NeedsConfig, 'returns'> }): ReturnRule {
  return { adjudicator: 'supervisor', decideWithin: { amount: 1, unit: 'workingDay' }, ...needs.returns }
}

/** The place's rules for what offices may ask for, whole. */
export function pleaRules({ needs }: { needs: Pick<NeedsConfig, 'pleas'> }, kind: PleaKind): PleaRule {
  return { ...defaults[kind], reasons: defaultReasons[kind], ...needs.pleas?.[kind] }
}
