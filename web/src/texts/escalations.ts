import type { EscalationAction, EscalationCause, EscalationState, EscalationView } from '@hongchao/contract'

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
  title: '提级',
  /** In a list: {name} has it. */
  at: '提级：{name}',
  because: '起因：{because}',
  by: '{name}提出',
  reason: '理由：{text}',
  decision: '决定：{text}',
  ended: '意见：{text}',
  escalate: '提级',
  done: '已提出',
  level: '提到哪一级',
  why: '为什么本级解决不了',
  whyHint: '上一级和督办人员会看到，诉求人只看到已提级',
  cancel: '取消'
} as const

/** All of them in a list. */
export const escalationListTexts = {
  title: '提级',
  list: '提级列表',
  viewsLabel: '看哪些',
  views: { open: '未结束', all: '全部' } satisfies Record<EscalationView, string>,
  levels: '提到哪一级',
  allLevels: '各级',
  more: '再看一些',
  empty: '没有提级的诉求',
  emptyHint: '超时、多次退单、评价没有解决的诉求会建议提级，也可以在诉求页点“提级”',
  columns: {
    code: '诉求编号',
    title: '诉求',
    level: '提到',
    because: '起因',
    reason: '理由',
    raisedBy: '提出人',
    raisedAt: '提出时间',
    due: '决定期限',
    clock: '时限情况',
    state: '状态',
    decision: '决定或意见',
    endedAt: '结束时间'
  }
} as const
