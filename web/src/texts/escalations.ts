import type { EscalationAction, EscalationCause, EscalationState } from '@hongchao/contract'

export const escalationStateTexts: Record<EscalationState, string> = {
  proposed: '待确认',
  open: '研究中',
  decided: '已有决定',
  dismissed: '不提级',
  withdrawn: '已撤回'
}

export const escalationCauseTexts: Record<EscalationCause, string> = {
  overdue: '超过办理期限',
  returned: '多次退单',
  notSolved: '评价没有解决',
  hand: '人工提出'
}

export const escalationActionTexts: Record<EscalationAction, string> = {
  confirm: '确认提级',
  decide: '录入决定',
  dismiss: '不提级',
  withdraw: '撤回提级'
}

export const escalationDoneTexts: Record<EscalationAction, string> = {
  confirm: '已提级',
  decide: '已录入决定',
  dismiss: '已决定不提级',
  withdraw: '已撤回'
}

export const escalationFieldTexts: Record<Exclude<EscalationAction, 'confirm'>, string> = {
  decide: '怎么决定的：由谁办、怎么办、何时办结',
  dismiss: '为什么不提级',
  withdraw: '为什么撤回'
}

export const escalationsTexts = {
  title: '提级研究',
  /** In a list: {name} has it. */
  at: '提级：{name}',
  because: '起因：{because}',
  by: '{name}提出',
  reason: '理由：{text}',
  decision: '决定：{text}',
  ended: '意见：{text}',
  escalate: '提请上级研究',
  done: '已提出',
  level: '提到哪一级',
  why: '为什么本级解决不了',
  whyHint: '上一级和督办人员会看到，诉求人只看到已提级研究',
  cancel: '取消'
} as const
