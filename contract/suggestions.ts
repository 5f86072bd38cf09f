import { z } from 'zod'

import { NeedId, NeedKey, NeedStatus } from './needs.ts'
import { defineRoutes } from './route.ts'

/** A past need that speaks for a suggestion, and what became of it; never who raised it. */
export const SimilarNeed = z.object({
  id: NeedId,
  code: z.string(),
  title: z.string(),
  status: NeedStatus,
  category: NeedKey,
  level: NeedKey.optional(),
  way: NeedKey.optional(),
  /** The team or department that answered it, or that has it now. */
  office: z.string().optional(),
  collectedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().optional(),
  solved: z.boolean().optional(),
  score: z.int().optional()
})
export type SimilarNeed = z.infer<typeof SimilarNeed>

/** So many of so many similar needs were served like this. */
const Custom = z.object({ count: z.int(), of: z.int() })
/** From what the preset says is usual, or from similar needs. */
const Served = z.object({ key: NeedKey, custom: Custom.optional() })

/**
 * What a need may be, and why. Nothing is said where it would be a guess. Only a person classifies; what they choose is
 * what the next suggestion goes by.
 */
export const Suggestion = z.object({
  category: z
    .object({
      key: NeedKey,
      /** The words of the need that speak for it most. */
      words: z.array(z.string()),
      /** How many needs of the place that were put there this rests on; with none, on the preset's names and notes alone. */
      learnedFrom: z.int()
    })
    .optional(),
  level: Served.optional(),
  way: Served.optional(),
  /** By a rule of dispatch, or by who answered similar needs. */
  handler: z
    .object({
      teamId: z.uuid().optional(),
      departmentId: z.uuid().optional(),
      name: z.string(),
      rule: z.string().optional(),
      custom: Custom.optional()
    })
    .optional(),
  similar: z.array(SimilarNeed)
})
export type Suggestion = z.infer<typeof Suggestion>

export const suggestionsRoutes = defineRoutes({
  get: {
    method: 'GET',
    path: '/needs/:id/suggestion',
    permission: 'needs.dispatch',
    summary: 'What a need may be and who may handle it, with the similar past needs that speak for it',
    params: z.object({ id: NeedId }),
    response: Suggestion
  }
})
