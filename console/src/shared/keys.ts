import type { NeedAction } from '@hongchao/contract'

/** Wherever one is; two in a row where there is a space between them. */
export const everywhereKeys = {
  search: '/',
  help: '?',
  todo: 'g t',
  needs: 'g n',
  inbox: 'g i',
  close: 'Escape'
} as const

export const listKeys = { next: 'j', previous: 'k', open: 'Enter', select: ' ', copyCode: 'y', distinct: 'l' } as const

/** The letter that takes an action, wherever a need is current. */
export const actionKeys: Record<NeedAction, string> = {
  accept: 'a',
  classify: 'c',
  dispatch: 'd',
  refuse: 'x',
  sign: 's',
  assign: 'z',
  answer: 'r',
  recordReply: 'e',
  decidePlea: 'p',
  decideReturn: 'f',
  takeOver: 'q',
  recordTakeOver: 'Q',
  assist: 'A',
  signAssist: 'S',
  answerAssist: 'R',
  recordAssist: 'E',
  returnAssist: 'B',
  decideAssist: 'F',
  note: 'n',
  askTime: 't',
  review: 'i',
  resume: 'h',
  return: 'b',
  urge: 'u',
  merge: 'm',
  unmerge: 'M',
  evaluate: 'v',
  reopen: 'o',
  withdraw: 'w'
}
