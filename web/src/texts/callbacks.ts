import type { CallbackOutcome, CallbackState, CallbackView } from '@hongchao/contract'

export const callbackStateTexts: Record<CallbackState, string> = {
  open: '待回访',
  reached: '已回访',
  declined: '不愿评价',
  unreached: '联系不上',
  spared: '不用回访'
}

export const callbackOutcomeTexts: Record<CallbackOutcome, string> = {
  reached: '联系上了',
  declined: '接通但不愿评价',
  notReached: '没有联系上'
}

export const callbacksTexts = {
  title: '回访',
  help: '已答复、诉求人自己还没有评价的诉求，由没有参与办理的工作人员打电话问一问。录入后不能改；诉求人以后自己评价了，统计以评价为准。',
  list: '回访列表',
  viewsLabel: '看哪些',
  views: { open: '现在可以打', mine: '我领的', later: '还没到时间', ended: '已结束' } satisfies Record<
    CallbackView,
    string
  >,
  category: '类别',
  team: '服务队',
  empty: {
    open: '现在没有要回访的',
    mine: '您没有领取回访',
    later: '没有等着的回访',
    ended: '还没有结束的回访'
  } satisfies Record<CallbackView, string>,
  progress:
    '待回访 {open} 件，其中超时 {late} 件；本月已回访 {reached} 件，不愿评价 {declined} 件，联系不上 {unreached} 件，诉求人自己评价或重新反映 {spared} 件',
  claim: '领取',
  release: '放回',
  claimed: '已领取，请打电话',
  released: '已放回',
  enter: '录入结果',
  entered: '已录入',
  text: '诉求',
  answer: '答复',
  noAnswer: '没有答复文字',
  tries: '第 {count} 次（最多 {most} 次）',
  callFrom: '{when} 之后再打',
  outcome: '联系上了吗',
  solved: { yes: '解决了', no: '没有解决' },
  scoreMayMiss: '（没有说可不填）',
  words: '诉求人怎么说（诉求人自己也能看到）',
  wordsMissed: '备注（可不填）',
  notSolvedNote: '没有解决的，会自动督办，或按本地规则重办。',
  by: '{name}正在打',
  columns: {
    view: '范围',
    code: '编号',
    title: '诉求',
    text: '诉求内容',
    answer: '答复',
    office: '承办',
    answeredAt: '答复时间',
    due: '回访期限',
    state: '状态',
    tries: '次数',
    outcome: '最近一次',
    solved: '是否解决',
    score: '满意度',
    words: '诉求人怎么说',
    by: '回访人',
    at: '回访时间'
  }
} as const
