import type { ClockState, NeedStatus, PleaKind } from '@hongchao/contract'

/** An open state as a sentence; `{to}` is who handles it, `{due}` until when (3 月 6 日 18:00 前), where a clock runs. */
export const openStateTexts = {
  submitted: { due: '已收到，{due}受理派单', open: '已收到，等待受理' },
  accepted: { due: '已受理，{due}派单', open: '已受理，正在派单' },
  dispatched: { due: '已派给{to}，{due}答复', open: '已派给{to}' },
  handling: { due: '{to}正在办理，{due}答复', open: '{to}正在办理' }
}

/** What holds a need for now; `{until}` is when it goes on (3 月 6 日). */
export const heldTexts: Record<PleaKind, string> = {
  extension: '',
  pause: '{to}暂停办理，{until}恢复',
  shelving: '暂时不能办，已挂账，计划 {until}恢复办理'
}

/** To whoever assists, of their own part. */
export const assistTexts = {
  asked: '请你们协办，{due}回复',
  handling: '你们正在协办，{due}回复',
  called: '吹哨：{due}到{spot}'
}

export const stateTexts = {
  late: '应在 {due}',
  merged: '已与同类诉求合并办理',
  mergedNow: '已与同类诉求合并办理：{state}',
  answeredMine: '{to}已答复，请您评价',
  answered: '{to}已答复，等诉求人评价',
  closed: '已办结',
  refused: '不予受理',
  withdrawn: '已撤回',
  somebody: '承办单位'
}

export const clockTexts = {
  word: {
    inTime: '期限内',
    dueSoon: '即将到期',
    overdue: '已超时',
    paused: '已暂停',
    met: '按时完成',
    missed: '超时完成'
  } satisfies Record<ClockState, string>,
  title: '期限怎么算的',
  explain: '{text}，查看期限怎么算的',
  due: '{name}期限：{when}',
  stopped: '{name}完成：{when}',
  provisional: '暂定',
  none: '这件诉求没有期限'
}

export const needTexts = {
  title: '诉求',
  copyCode: '复制编号 {code}',
  about: '被反映单位',
  category: '类别',
  level: '层级',
  way: '服务方式',
  where: '地点',
  requester: '诉求人',
  channel: '来源',
  collectedAt: '收集时间',
  handler: '经办人',
  team: '承办',
  more: '更多操作',
  answer: '答复',
  instructions: '办理要求',
  story: '办理过程',
  internal: '仅内部可见',
  solved: '解决了',
  notSolved: '没有解决',
  shielded: '您所在的单位是被反映的单位。这里只有办理要求，没有诉求人的任何信息。',
  urged: '催办 {count} 次',
  bounces: '退单 {count} 次',
  reopened: '重新反映过',
  recorded: '我登记的',
  done: '已{action}',
  merged: '并入的诉求',
  absorbed: '另有 {count} 人反映同一件事，公开的进展和答复每个人都看得到',
  master: '主件',
  mayBe: '可能重复：有 {count} 件相近的诉求'
}

/** What a step set, by its kind and the name of the value, or by the name alone. */
export const eventDetailTexts: Record<string, string> = {
  'dispatched.to': '派给{value}',
  'assigned.to': '经办人：{value}',
  'handedOver.to': '交给{value}',
  'returned.from': '由{value}退单',
  'dueMoved.dueBefore': '原定{value}答复',
  'submitted.occasion': '{value}',
  dueAt: '{value}答复',
  repliedBy: '答复人：{value}',
  documentNumber: '文号：{value}',
  score: '满意度：{value}',
  plea: '申请{value}',
  reason: '原因：{value}',
  until: '到 {value}',
  'returnAsked.proposed': '建议由{value}办理',
  'returnGranted.to': '指定{value}办理',
  'takenOver.to': '由{value}办理',
  'assistAsked.to': '请{value}协办',
  'assistKept.to': '{value}',
  'assistReleased.to': '{value}',
  'assistDueSoon.to': '{value}',
  'assistOverdue.to': '{value}',
  result: '结果：{value}',
  order: '{value}',
  because: '起因：{value}',
  escalatedTo: '{value}',
  declined: '接通了，没有评价',
  whistle: '{value}',
  called: '{value}',
  comeBy: '{value}到场'
}

export const listTexts = {
  mine: '我的诉求',
  handling: '本队承办',
  filter: '按状态看',
  all: '全部',
  open: '未答复',
  toEvaluate: '待评价',
  finished: '已结束',
  views: '看哪些',
  empty: '这里还没有诉求。',
  list: '诉求列表'
} as const

/** Which states a filter of the list stands for. */
export const listFilters: Record<'open' | 'toEvaluate' | 'finished', NeedStatus[]> = {
  open: ['submitted', 'accepted', 'dispatched', 'handling', 'merged'],
  toEvaluate: ['answered'],
  finished: ['closed', 'refused', 'withdrawn']
}

export const actTexts = {
  answer: '答复内容',
  answerHint: '诉求人看得到',
  note: '进展',
  noteVisible: '谁能看到',
  notePublic: '诉求人也能看到',
  noteInternal: '仅内部可见',
  returnReason: '为什么不归你们办',
  returnHint: '裁决以前仍由你们负责，期限照常计算',
  returnTo: '建议由谁办理',
  uphold: '成立，指定承办单位',
  dismiss: '不成立，由原单位办理',
  adjudicationHint: '不成立时必须写',
  designate: '指定',
  refuseReason: '为什么不予受理',
  refuseHint: '诉求人看得到原因和是谁决定的',
  reopenReason: '还有什么没解决',
  reopenHint: '每件诉求只能重新反映一次',
  withdrawReason: '为什么撤回',
  withdrawHint: '撤回后不再办理，不能恢复',
  urge: '催办的话',
  assign: '交给谁',
  nobody: '这支队伍里没有可以指定的人。',
  category: '类别',
  level: '层级',
  way: '服务方式',
  target: '派给',
  proposed: '建议',
  because: '依据：{rule}',
  beyond: '没有列出的不能主办：{source}',
  load: '在办 {open} 件',
  loadLate: '在办 {open} 件，超时 {overdue} 件',
  instructions: '办理要求',
  instructionsHint: '派给被反映的单位时必须写：对方只能看到这段话',
  repliedBy: '答复人',
  documentNumber: '文号',
  receivedAt: '收到时间',
  evaluate: '请您评价',
  submitEvaluation: '提交评价',
  pleaKind: '申请什么',
  pleaReason: '原因',
  pleaUntil: { extension: '延到哪一天', pause: '从哪一天恢复计时', shelving: '计划哪一天恢复办理' } satisfies Record<
    PleaKind,
    string
  >,
  pleaUntilHint: '最晚 {last}',
  pleaText: '具体情况',
  pleaTextHint: '批准后诉求人看得到',
  decision: '审批意见',
  grant: '批准',
  decline: '不批准',
  decisionText: '理由',
  decisionHint: '不批准时必须写',
  reviewText: '为什么仍需等待',
  reviewHint: '诉求人看得到',
  resumeReason: '为什么恢复',
  resumeHint: '诉求人看得到',
  master: '并入哪一件',
  masterHint: '并入后由主件统一办理，诉求人会看到每一步进展，并各自评价',
  noMaster: '没有找到相近的诉求。',
  same: '文字相同',
  near: '相近 {percent}%',
  unmergeReason: '为什么不是同一件',
  unmergeHint: '诉求人看得到',
  contact: '查看电话',
  contactTitle: '查看诉求人电话',
  contactWhy: '为什么要看',
  contactHint: '查看的人、时间和原因会留下记录',
  contactReasons: ['联系办理', '核实情况', '约定上门时间', '回访'],
  contactOther: '其他原因',
  contactShow: '显示电话',
  noPhone: '诉求人没有留电话。',
  call: '拨打 {phone}',
  unknownOutcome: '没有收到回音。内容都在，请重试：不会重复。'
}

export const lookUpTexts = {
  title: '查办理进度',
  code: '编号',
  codePlaceholder: 'XQ-2026-00543，或卡上的 7 位编号',
  key: '查询码',
  keyHint: '在提交后的回执或需求卡的留存联上，8 位',
  submit: '查询',
  onThisPhone: '本机提交过的',
  forget: '从本机删除',
  forgetCode: '从本机删除 {code}',
  again: '查另一件'
}
