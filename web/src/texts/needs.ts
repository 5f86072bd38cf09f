import type { Channel, NeedAction, NeedEventKind, NeedStatus, PleaKind } from '@hongchao/contract'

export const statusTexts: Record<NeedStatus, string> = {
  submitted: '待受理',
  accepted: '待派单',
  dispatched: '待签收',
  handling: '办理中',
  merged: '已合并',
  answered: '待评价',
  closed: '已办结',
  refused: '不予受理',
  withdrawn: '已撤回'
}

export const actionTexts: Record<NeedAction, string> = {
  accept: '受理',
  classify: '改分类',
  dispatch: '派单',
  refuse: '不予受理',
  sign: '签收',
  assign: '指定经办人',
  answer: '答复',
  recordReply: '代录答复',
  decidePlea: '审批申请',
  decideReturn: '裁决退单',
  takeOver: '接收',
  recordTakeOver: '登记部门已接收',
  assist: '请其他单位协办',
  signAssist: '签收协办',
  answerAssist: '回复协办',
  recordAssist: '代录协办回复',
  returnAssist: '退回协办',
  decideAssist: '处理协办',
  note: '记录进展',
  askTime: '申请延期或暂停',
  review: '复核挂账',
  resume: '恢复办理',
  return: '申请退单',
  urge: '催办',
  merge: '合并',
  unmerge: '取消合并',
  evaluate: '评价',
  reopen: '重新反映',
  withdraw: '撤回'
}

/** What is to be decided, by what was asked for. */
export const decideTexts: Record<PleaKind, string> = {
  extension: '审批延期',
  pause: '审批暂停',
  shelving: '审批挂账'
}

/** Sending a need elsewhere that was dispatched before. */
export const dispatchAgainText = '改派'

export const channelTexts: Record<Channel, string> = {
  online: '手机提交',
  poster: '扫码提交',
  card: '诉求卡',
  telephone: '电话',
  meeting: '联席会',
  visit: '走访',
  group: '微信群、QQ 群',
  open311: '外部系统报送'
}

export const eventTexts: Record<NeedEventKind, string> = {
  submitted: '提出诉求',
  accepted: '受理',
  classified: '调整分类',
  dispatched: '派单',
  signed: '签收',
  assigned: '指定经办人',
  noted: '进展',
  answered: '答复',
  replyRecorded: '代录部门答复',
  returned: '退回',
  refused: '不予受理',
  urged: '催办',
  evaluated: '评价',
  reopened: '重新反映',
  withdrawn: '撤回',
  closed: '办结',
  dueSoon: '即将到期',
  overdue: '已超时',
  handedOver: '工作交接',
  imported: '从文件导入',
  pleaAsked: '申请延期或暂停',
  pleaDeclined: '没有批准申请',
  pleaLapsed: '申请失效',
  extended: '延长办理期限',
  paused: '暂停计时',
  shelved: '挂账：暂时不能办，记着账',
  reviewDue: '挂账到了复核的时候',
  reviewed: '复核挂账：仍需等待',
  resumed: '恢复办理',
  dueMoved: '放假安排有变，期限重新计算',
  merged: '合并办理',
  absorbed: '并入诉求',
  unmerged: '取消合并',
  released: '移出诉求',
  returnAsked: '申请退单',
  returnDeclined: '退单不成立，由原单位办理',
  returnGranted: '退单成立，等待接收',
  returnLate: '退单超过裁决期限',
  returnLapsed: '退单申请失效',
  takenOver: '转由其他单位办理',
  assistAsked: '请其他单位协办',
  assistSigned: '签收协办',
  assistAnswered: '回复协办',
  assistRecorded: '代录协办回复',
  assistReturned: '退回协办，等待处理',
  assistKept: '仍由原单位协办',
  assistReleased: '不再协办',
  assistDueSoon: '协办即将到期',
  assistOverdue: '协办已超时',
  exclusionAsked: '提出剔除',
  excluded: '批准剔除',
  exclusionDeclined: '不批准剔除',
  exclusionEnded: '恢复计入考核',
  orderIssued: '下达督办单',
  orderAnswered: '答复督办',
  orderAcknowledged: '认可督办答复',
  orderSentBack: '督办答复退回重答',
  orderLifted: '解除督办',
  orderOverdue: '督办单超时未答复'
}
