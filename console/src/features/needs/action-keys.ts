import type { NeedAction } from '@hongchao/contract'

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
  decideReturn: 'y',
  takeOver: 'q',
  recordTakeOver: 'g',
  assist: 'A',
  signAssist: 'S',
  answerAssist: 'R',
  recordAssist: 'E',
  returnAssist: 'B',
  decideAssist: 'Y',
  note: 'n',
  askTime: 't',
  review: 'i',
  resume: 'h',
  return: 'b',
  urge: 'u',
  merge: 'm',
  unmerge: 'y',
  evaluate: 'v',
  reopen: 'o',
  withdraw: 'w'
}
