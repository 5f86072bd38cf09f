import { z } from 'zod'

import { Clock, DueStep } from './calendar.ts'

/** `returning`: the office thinks that it is not theirs, and whoever dispatches decides; `released`: not needed any more. */
export const AssistState = z.enum(['asked', 'handling', 'returning', 'done', 'released'])
export type AssistState = z.infer<typeof AssistState>

/** What came of it. */
export const AssistResult = z.enum(['done', 'partly', 'unable'])
export type AssistResult = z.infer<typeof AssistResult>

/** An office that assists, as everybody may know it who may see the need. */
export const Assisting = z.object({ name: z.string(), ended: z.boolean() })
export type Assisting = z.infer<typeof Assisting>

/** What an office of the caller was asked for and has not ended yet; `whistle` while it is called and has not come. */
export const OwnAssist = z.object({
  state: AssistState,
  clock: Clock,
  whistle: z.object({ name: z.string(), spot: z.string() }).optional()
})
export type OwnAssist = z.infer<typeof OwnAssist>

/** 协办: what another office does for a need beside its lead, for staff. */
export const Assist = z.object({
  id: z.uuid(),
  state: AssistState,
  name: z.string(),
  teamId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  /** Asked of an office of the caller. */
  own: z.boolean(),
  instructions: z.string().optional(),
  handler: z.string().optional(),
  returnReason: z.string().optional(),
  result: AssistResult.optional(),
  answer: z.string().optional(),
  clock: Clock.extend({ steps: z.array(DueStep) })
})
export type Assist = z.infer<typeof Assist>
