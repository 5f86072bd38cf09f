import type { WhistleAction, WhistleSide, WhistleState, WhistleView } from '@hongchao/contract'

export const whistleStateTexts: Record<WhistleState, string> = {
  proposed: '待审核',
  approved: '待分哨',
  called: '已分哨',
  ended: '已结束',
  dismissed: '不予吹哨',
  withdrawn: '已撤哨'
}

export const whistleActionTexts: Record<WhistleAction, string> = {
  approve: '审核通过',
  assign: '分哨',
  dismiss: '不予吹哨',
  withdraw: '撤哨'
}

export const whistleDoneTexts: Record<WhistleAction, string> = {
  approve: '已通过，等待分哨',
  assign: '已分哨',
  dismiss: '已决定不予吹哨',
  withdraw: '已撤哨'
}

export const whistleFieldTexts: Record<'dismiss' | 'withdraw', string> = {
  dismiss: '为什么不予吹哨',
  withdraw: '为什么撤哨'
}

/** Who speaks, and of what. */
export const whistleSideTexts: Record<WhistleSide, string> = {
  blower: '吹哨方评应哨',
  called: '应哨方评吹哨'
}

/** Where somebody signs for what they were called to. */
export const answerWhistleText = '应哨（已到场）'

export const whistlesTexts = {
  title: '吹哨报到',
  nav: '吹哨报到',
  count: '哨：{name}',
  blow: '吹哨',
  blown: '已吹哨',
  kind: '哪一种哨',
  within: '{limit}内到场',
  reviewed: '先审核，再分哨',
  reason: '为什么吹哨，要一起办什么',
  spot: '到哪里',
  spotHint: '地点和联系方式，被叫的单位看得到',
  offices: '叫哪些单位',
  officesLater: '由派单的工作人员决定叫哪些单位',
  cancel: '取消',
  by: '{office} · {name}',
  why: '理由：{text}',
  where: '地点：{text}',
  remark: '意见：{text}',
  nobody: '还没有叫单位',
  waiting: '未应哨',
  answered: '{name}应哨',
  notAnswered: '没有应哨',
  record: '代录应哨',
  recorded: '已代录应哨',
  review: '评哨',
  reviewAgain: '再评一次',
  score: '{score} 分',
  scoreLabel: '评几分（1–5）',
  words: '评语（可不填）',
  reviewDone: '已评哨',
  views: { overseen: '吹哨情况', called: '叫我们的' } satisfies Record<WhistleView, string>,
  viewsLabel: '看哪些',
  states: '状态',
  kinds: '种类',
  allKinds: '各种哨',
  open: '未结束',
  all: '全部',
  more: '再看一些',
  empty: '没有吹哨',
  emptyCalled: '没有叫你们的哨',
  list: '吹哨列表',
  columns: {
    view: '范围',
    code: '编号',
    name: '种类',
    need: '诉求编号',
    title: '诉求',
    office: '吹哨单位',
    reason: '理由',
    spot: '地点',
    blownAt: '吹哨时间',
    state: '状态',
    called: '被叫单位',
    due: '到场期限',
    answeredAt: '应哨时间',
    clock: '时限情况',
    result: '处置结果',
    ofAnswer: '吹哨方评分',
    ofWhistle: '应哨方评分',
    answers: '应哨'
  }
} as const
