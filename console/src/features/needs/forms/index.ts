import type { NeedAction } from '@hongchao/contract'
import type { ImmediateAction } from '@hongchao/web/actions.ts'
import { type ComponentType, lazy } from 'react'

import type { ActionFormProps } from './props.ts'

type ActionForm = ComponentType<ActionFormProps>

const Classify: ActionForm = lazy(() => import('./ClassifyForm.tsx').then((file) => ({ default: file.ClassifyForm })))
const Dispatch: ActionForm = lazy(() => import('./DispatchForm.tsx').then((file) => ({ default: file.DispatchForm })))
const Reason: ActionForm = lazy(() => import('./ReasonForm.tsx').then((file) => ({ default: file.ReasonForm })))
const Assign: ActionForm = lazy(() => import('./AssignForm.tsx').then((file) => ({ default: file.AssignForm })))
const Answer: ActionForm = lazy(() => import('./AnswerForm.tsx').then((file) => ({ default: file.AnswerForm })))
const Reply: ActionForm = lazy(() => import('./ReplyForm.tsx').then((file) => ({ default: file.ReplyForm })))
const AskTime: ActionForm = lazy(() => import('./AskTimeForm.tsx').then((file) => ({ default: file.AskTimeForm })))
const Decide: ActionForm = lazy(() => import('./DecideForm.tsx').then((file) => ({ default: file.DecideForm })))
const Return: ActionForm = lazy(() => import('./ReturnForm.tsx').then((file) => ({ default: file.ReturnForm })))
const Adjudicate: ActionForm = lazy(() =>
  import('./AdjudicateForm.tsx').then((file) => ({ default: file.AdjudicateForm }))
)
const Assist: ActionForm = lazy(() => import('./AssistForm.tsx').then((file) => ({ default: file.AssistForm })))
const AnswerAssist: ActionForm = lazy(() =>
  import('./AnswerAssistForm.tsx').then((file) => ({ default: file.AnswerAssistForm }))
)
const RecordAssist: ActionForm = lazy(() =>
  import('./RecordAssistForm.tsx').then((file) => ({ default: file.RecordAssistForm }))
)
const DecideAssist: ActionForm = lazy(() =>
  import('./DecideAssistForm.tsx').then((file) => ({ default: file.DecideAssistForm }))
)
const Note: ActionForm = lazy(() => import('./NoteForm.tsx').then((file) => ({ default: file.NoteForm })))
const Merge: ActionForm = lazy(() => import('./MergeForm.tsx').then((file) => ({ default: file.MergeForm })))
const Evaluate: ActionForm = lazy(() => import('./EvaluateForm.tsx').then((file) => ({ default: file.EvaluateForm })))

/** What is to be filled in for an action. */
export const forms: Record<Exclude<NeedAction, ImmediateAction>, ActionForm> = {
  accept: Classify,
  classify: Classify,
  dispatch: Dispatch,
  refuse: Reason,
  assign: Assign,
  answer: Answer,
  recordReply: Reply,
  decidePlea: Decide,
  decideReturn: Adjudicate,
  assist: Assist,
  answerAssist: AnswerAssist,
  recordAssist: RecordAssist,
  returnAssist: Reason,
  decideAssist: DecideAssist,
  note: Note,
  askTime: AskTime,
  review: Reason,
  resume: Reason,
  return: Return,
  urge: Reason,
  merge: Merge,
  unmerge: Reason,
  evaluate: Evaluate,
  reopen: Reason,
  withdraw: Reason
}
