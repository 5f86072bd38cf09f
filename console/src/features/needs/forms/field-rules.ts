import { RecordNeed } from '@hongchao/contract'

import { ruleOf } from '../../../shared/form.ts'

/** Whatever is told at length has the same limits: the need, an answer, a note. */
export const textRule = ruleOf(RecordNeed.shape.text)
export const nameRule = ruleOf(RecordNeed.shape.name)
