import { z } from 'zod'

import { AssistResult } from './assists.ts'
import { FileClaim } from './files.ts'
import { Evaluation, NeedId, NeedKey, NeedStatus, PersonName, Reason, Words } from './needs.ts'
import { PleaKind } from './pleas.ts'

export const Classification = z.object({ category: NeedKey, level: NeedKey, way: NeedKey })
export type Classification = z.infer<typeof Classification>

/** To a team, or to a department; a proposal comes from the place's dispatch rules. */
export const Dispatch = z.object({
  teamId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  /** What is asked, in the clerk's words. All that a complained-of unit gets to read, so required there. */
  instructions: z.string().trim().max(1000).optional()
})
export type Dispatch = z.infer<typeof Dispatch>

const Assists = z.array(Dispatch).min(1).max(10)

const Answer = z.object({ text: Words, photos: z.array(FileClaim).max(9).default([]) })

/** A department that never signs in: its reply on paper, entered for it, with where it came from. */
export const OnPaper = {
  repliedBy: PersonName,
  documentNumber: z.string().trim().max(60).optional(),
  receivedAt: z.iso.datetime()
}

/** In which status the caller saw the need: where it has another by now, the step is refused as `conflict`. */
const Seen = z.object({ seen: NeedStatus.optional() }).shape

const act = <A extends string, S extends z.ZodRawShape>(
  action: A,
  shape: S
): z.ZodObject<{ action: z.ZodLiteral<A> } & typeof Seen & S> =>
  z.object({ action: z.literal(action), ...Seen, ...shape }) as never

const RequesterActs = [
  act('evaluate', Evaluation.shape),
  act('reopen', { reason: Reason }),
  act('withdraw', { reason: z.string().trim().max(500).optional() })
] as const

/** An action with what it needs. */
export const ActOnNeed = z.discriminatedUnion('action', [
  act('accept', Classification.shape),
  act('classify', Classification.shape),
  /** With a lead; who is to assist it may be named at once. */
  act('dispatch', { ...Dispatch.shape, assists: Assists.optional() }),
  act('refuse', { reason: Reason }),
  act('sign', {}),
  act('assign', { personId: z.uuid() }),
  act('answer', Answer.shape),
  act('recordReply', { ...Answer.shape, ...OnPaper }),
  act('assist', { assists: Assists }),
  act('signAssist', {}),
  act('answerAssist', { ...Answer.shape, result: AssistResult }),
  act('recordAssist', { ...Answer.shape, ...OnPaper, assistId: z.uuid(), result: AssistResult }),
  act('returnAssist', { reason: Reason }),
  /** Released, or it stays with the office; either way with a word why. */
  act('decideAssist', { assistId: z.uuid(), released: z.boolean(), text: Reason }),
  act('note', { text: Words, public: z.boolean(), photos: z.array(FileClaim).max(9).default([]) }),
  act('askTime', { kind: PleaKind, reason: NeedKey, until: z.iso.date(), text: Reason }),
  /** Whoever declines says why. */
  act('decidePlea', { pleaId: z.uuid(), granted: z.boolean(), text: z.string().trim().max(500).optional() }),
  act('review', { text: Reason }),
  act('resume', { reason: Reason }),
  /** 合并: this need is handled with another, which stays as it is. */
  act('merge', { intoId: NeedId }),
  act('unmerge', { reason: z.string().trim().max(500).optional() }),
  /** Back to whoever the adjudicator designates; the office may say who that should be. */
  act('return', { reason: Reason, teamId: z.uuid().optional(), departmentId: z.uuid().optional() }),
  /** Granted to an office that is designated; whoever declines says why. */
  act('decideReturn', {
    pleaId: z.uuid(),
    granted: z.boolean(),
    ...Dispatch.shape,
    text: z.string().trim().max(500).optional()
  }),
  act('takeOver', {}),
  /** For a department that never signs in. */
  act('recordTakeOver', {}),
  act('urge', { text: z.string().trim().max(500).optional() }),
  ...RequesterActs
])
export type ActOnNeed = z.infer<typeof ActOnNeed>

export const ActByKey = z.discriminatedUnion('action', [...RequesterActs])
export type ActByKey = z.infer<typeof ActByKey>
