import type { AssistResult, Dispatch, FileClaim, NeedAction, NeedDetail, PleaKind } from '@hongchao/contract'
import type { ImmediateAction } from '@hongchao/web/actions.ts'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'

import type { DraftPhoto } from '../../shared/photos/use-photos.ts'
import { fromLocal } from '../../shared/local-time.ts'

/** What is being written for an action; each uses its part. */
export type ActValues = {
  text: string
  photos: DraftPhoto[]
  /** Who reads a note. */
  visible: 'public' | 'internal'
  category?: string | undefined
  level?: string | undefined
  way?: string | undefined
  person?: string | undefined
  /** `team/<id>` or `department/<id>`. */
  target?: string | undefined
  /** The id of the need that this one is merged into. */
  into?: string | undefined
  repliedBy: string
  documentNumber: string
  receivedAt: string
  plea?: PleaKind | undefined
  pleaReason?: string | undefined
  /** A day. */
  until: string
  decision?: 'grant' | 'decline' | undefined
  /** Offices that are to assist, as `target` has them. */
  offices?: readonly string[] | undefined
  result?: AssistResult | undefined
  /** Of which office that assists. */
  assist?: string | undefined
}

export type FormAction = Exclude<NeedAction, ImmediateAction | 'evaluate'>

/** What an action asks for, and how that travels. */
export type ActForm = {
  text?: { label: string; hint?: string; field: string; optional?: true }
  visible?: true
  classes?: true
  person?: true
  target?: true
  into?: true
  /** Whose it is instead. */
  office?: true
  reply?: true
  photos?: true
  plea?: true
  decision?: true
  adjudication?: true
  /** Which offices are to assist. */
  offices?: true
  /** Which of those that assist. */
  which?: 'any' | 'department'
  /** What came of an office's part. */
  result?: true
  step: (
    values: ActValues,
    photos: FileClaim[],
    need: Pick<NeedDetail, 'plea' | 'returning'>
  ) => Record<string, unknown>
}

export const blankValues: ActValues = {
  text: '',
  photos: [],
  visible: 'public',
  repliedBy: '',
  documentNumber: '',
  receivedAt: '',
  until: ''
}

const reason = (label: string, hint?: string): ActForm => ({
  text: { label, field: '/reason', ...(hint && { hint }) },
  step: ({ text }) => ({ reason: text.trim() })
})

const classes: ActForm = { classes: true, step: ({ category, level, way }) => ({ category, level, way }) }

export const actForms: Record<FormAction, ActForm> = {
  accept: classes,
  classify: classes,
  return: {
    text: { label: actTexts.returnReason, hint: actTexts.returnHint, field: '/reason' },
    office: true,
    step: ({ text, target }) => ({ reason: text.trim(), ...(target ? targetOf(target) : {}) })
  },
  decideReturn: {
    adjudication: true,
    text: { label: actTexts.decisionText, hint: actTexts.adjudicationHint, field: '/text', optional: true },
    step: ({ decision, target, text }, _, { returning }) => ({
      pleaId: returning?.id,
      granted: decision && decision === 'grant',
      ...(decision === 'grant' ? targetOf(target) : {}),
      text: text.trim() || undefined
    })
  },
  refuse: reason(actTexts.refuseReason, actTexts.refuseHint),
  reopen: reason(actTexts.reopenReason, actTexts.reopenHint),
  withdraw: {
    text: { label: actTexts.withdrawReason, hint: actTexts.withdrawHint, field: '/reason', optional: true },
    step: ({ text }) => ({ reason: text.trim() || undefined })
  },
  urge: {
    text: { label: actTexts.urge, field: '/text', optional: true },
    step: ({ text }) => ({ text: text.trim() || undefined })
  },
  askTime: {
    plea: true,
    text: { label: actTexts.pleaText, hint: actTexts.pleaTextHint, field: '/text' },
    step: ({ plea, pleaReason, until, text }) => ({ kind: plea, reason: pleaReason, until, text: text.trim() })
  },
  decidePlea: {
    decision: true,
    text: { label: actTexts.decisionText, hint: actTexts.decisionHint, field: '/text', optional: true },
    step: ({ decision, text }, _, { plea }) => ({
      pleaId: plea?.id,
      granted: decision && decision === 'grant',
      text: text.trim() || undefined
    })
  },
  review: {
    text: { label: actTexts.reviewText, hint: actTexts.reviewHint, field: '/text' },
    step: ({ text }) => ({ text: text.trim() })
  },
  resume: reason(actTexts.resumeReason, actTexts.resumeHint),
  merge: { into: true, step: ({ into }) => ({ intoId: into }) },
  unmerge: {
    text: { label: actTexts.unmergeReason, hint: actTexts.unmergeHint, field: '/reason', optional: true },
    step: ({ text }) => ({ reason: text.trim() || undefined })
  },
  assign: { person: true, step: ({ person }) => ({ personId: person }) },
  dispatch: {
    target: true,
    text: { label: actTexts.instructions, hint: actTexts.instructionsHint, field: '/instructions', optional: true },
    step: ({ target, text }) => ({ ...targetOf(target), instructions: text.trim() || undefined })
  },
  answer: {
    text: { label: actTexts.answer, hint: actTexts.answerHint, field: '/text' },
    photos: true,
    step: ({ text }, photos) => ({ text: text.trim(), photos })
  },
  assist: {
    offices: true,
    text: { label: assistsTexts.instructions, field: '/assists/0/instructions', optional: true },
    step: ({ offices = [], text }) => ({
      assists: offices.map((office): Dispatch => ({ ...targetOf(office), instructions: text.trim() || undefined }))
    })
  },
  answerAssist: {
    result: true,
    text: { label: assistsTexts.text, hint: assistsTexts.textHint, field: '/text' },
    photos: true,
    step: ({ text, result }, photos) => ({ text: text.trim(), photos, result })
  },
  recordAssist: {
    which: 'department',
    result: true,
    text: { label: assistsTexts.text, hint: assistsTexts.textHint, field: '/text' },
    reply: true,
    photos: true,
    step: ({ assist, result, ...values }, photos) => ({ assistId: assist, result, ...replyOf(values, photos) })
  },
  returnAssist: reason(assistsTexts.returnReason, assistsTexts.returnHint),
  decideAssist: {
    which: 'any',
    text: { label: assistsTexts.why, field: '/text' },
    step: ({ assist, decision, text }) => ({ assistId: assist, released: decision !== 'decline', text: text.trim() })
  },
  note: {
    text: { label: actTexts.note, field: '/text' },
    visible: true,
    photos: true,
    step: ({ text, visible }, photos) => ({ text: text.trim(), public: visible === 'public', photos })
  },
  recordReply: {
    text: { label: actTexts.answer, hint: actTexts.answerHint, field: '/text' },
    reply: true,
    photos: true,
    step: replyOf
  }
}

/** What a department replied on paper, and where it came from. */
function replyOf(
  {
    text,
    repliedBy,
    documentNumber,
    receivedAt
  }: Pick<ActValues, 'text' | 'repliedBy' | 'documentNumber' | 'receivedAt'>,
  photos: FileClaim[]
): Record<string, unknown> {
  return {
    text: text.trim(),
    photos,
    repliedBy: repliedBy.trim(),
    documentNumber: documentNumber.trim() || undefined,
    receivedAt: fromLocal(receivedAt)
  }
}

function targetOf(target: string | undefined): { teamId?: string | undefined; departmentId?: string | undefined } {
  const [kind, id] = target?.split('/') ?? []
  return kind === 'department' ? { departmentId: id } : { teamId: id }
}
