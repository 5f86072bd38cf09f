import type { OrderAction, OrderCause, OrderState, OrderView } from '@hongchao/contract'

export const orderStateTexts: Record<OrderState, string> = {
  told: '已提醒',
  open: '待答复',
  answered: '待认可',
  acknowledged: '已认可',
  lifted: '已解除'
}

export const orderCauseTexts: Record<OrderCause, string> = {
  overdue: '超过办理期限',
  returned: '多次退单',
  notSolved: '评价没有解决',
  unanswered: '督办没有按时答复',
  hand: '督办人员下达',
  assistOverdue: '协办超时没有回复',
  whistleOverdue: '吹哨没有按时到场'
}

export const orderActionTexts: Record<OrderAction, string> = {
  answer: '答复督办',
  acknowledge: '认可',
  sendBack: '不认可，退回重答',
  lift: '解除督办'
}

export const orderDoneTexts: Record<OrderAction, string> = {
  answer: '已答复督办',
  acknowledge: '已认可',
  sendBack: '已退回重答',
  lift: '已解除'
}

export const orderFieldTexts: Record<OrderAction, string> = {
  answer: '办到哪一步、什么时候办结',
  acknowledge: '意见（可不填）',
  sendBack: '为什么不认可',
  lift: '为什么解除'
}

export const ordersTexts = {
  title: '督办单',
  nav: '督办',
  count: '督办 {count}',
  views: { issued: '督办情况', toAnswer: '要我们答复的' } satisfies Record<OrderView, string>,
  viewsLabel: '看哪些',
  states: '状态',
  all: '全部',
  open: '未了结',
  more: '再看一些',
  cancel: '取消',
  empty: '没有督办单',
  emptyToAnswer: '没有要你们答复的督办单',
  list: '督办单列表',
  because: '起因：{because}',
  by: '{name}下达',
  text: '要求：{text}',
  answer: '答复：{text}',
  remark: '意见：{text}',
  issue: '下达督办单',
  issued: '已下达',
  step: '哪一种',
  words: '督办要求',
  wordsHint: '承办单位会看到，应在期限内答复',
  columns: {
    view: '范围',
    code: '编号',
    name: '督办步骤',
    need: '诉求编号',
    title: '诉求',
    office: '被督办单位',
    because: '起因',
    text: '督办要求',
    issuedBy: '下达人',
    issuedAt: '下达时间',
    due: '答复期限',
    state: '状态',
    answer: '答复',
    answeredBy: '答复人',
    answeredAt: '答复时间'
  }
} as const
