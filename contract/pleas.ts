import { z } from 'zod'

/**
 * 申请: what the office that handles a need may ask for instead of an answer in time. More time, once; a pause of the
 * clock; shelving (挂账) of what cannot be done for now.
 */
export const PleaKind = z.enum(['extension', 'pause', 'shelving'])
export type PleaKind = z.infer<typeof PleaKind>

/** `running` is a pause or shelving that was granted, until its day or until somebody ends it. */
export const PleaState = z.enum(['pending', 'granted', 'declined', 'lapsed', 'running', 'ended'])
export type PleaState = z.infer<typeof PleaState>

/** The one that waits for a decision, or that holds the clock. */
export const OpenPlea = z.object({
  id: z.uuid(),
  kind: PleaKind,
  state: PleaState.extract(['pending', 'running']),
  /** The new due day that is asked for, or the day from which the clock runs again. */
  until: z.iso.date(),
  /** As the place calls it. */
  reason: z.string(),
  /** What the office wrote of it; once it is granted the requester reads it too. */
  text: z.string().optional()
})
export type OpenPlea = z.infer<typeof OpenPlea>

const Office = z.object({ teamId: z.uuid().optional(), departmentId: z.uuid().optional(), name: z.string() })

/** 退单: an office asks to give a need back; once it is granted it waits for whoever was designated. */
export const OpenReturn = z.object({
  id: z.uuid(),
  state: z.enum(['pending', 'granted']),
  /** By when somebody decides. */
  decideBy: z.iso.datetime(),
  /** Why, and who should have it as the office sees it; not in lists. */
  reason: z.string().optional(),
  proposed: Office.optional(),
  designated: Office.optional()
})
export type OpenReturn = z.infer<typeof OpenReturn>

/** What may be asked for, for which of the place's reasons, and until which day: from the first to the last. */
export const Askable = z.object({
  kind: PleaKind,
  reasons: z.array(z.object({ key: z.string(), name: z.string() })),
  first: z.iso.date(),
  last: z.iso.date()
})
export type Askable = z.infer<typeof Askable>
