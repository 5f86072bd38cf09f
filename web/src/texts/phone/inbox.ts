import type { NotificationKind } from '@hongchao/contract'

export const notificationTexts: Record<NotificationKind, string> = {
  'need.submitted': '有新诉求，请受理',
  'need.accepted': '您的诉求已受理',
  'need.dispatched': '您的诉求已派单办理',
  'need.toSign': '有诉求派给您的队伍或部门，请签收',
  'need.assigned': '您被指定为经办人',
  'need.returned': '诉求被退回，请重新派单',
  'need.answered': '您的诉求有了答复，请评价',
  'need.refused': '您的诉求未被受理，请看原因',
  'need.withdrawn': '诉求人撤回了诉求，不用再办',
  'need.reopened': '诉求人重新反映，请再次办理',
  'need.evaluated': '诉求人作出了评价',
  'need.merged': '您的诉求已与同类诉求合并办理',
  'need.unmerged': '诉求改为单独办理',
  'need.urged': '督办员催办，请尽快答复',
  'need.dueSoon': '诉求即将到期',
  'need.overdue': '诉求已超时',
  'need.pleaAsked': '有延期或暂停的申请，请审批',
  'need.pleaDeclined': '您的申请没有批准，请按原期限办理',
  'need.pleaLapsed': '您的申请没有及时批准，已失效',
  'need.extended': '诉求延长了办理期限，请看原因',
  'need.paused': '诉求暂停计时，请看原因',
  'need.shelved': '诉求暂时不能办，先挂账，请看原因',
  'need.dueMoved': '放假安排有变，办理期限重新计算',
  'need.reviewDue': '挂账的诉求该复核了',
  'need.resumed': '诉求恢复办理',
  'need.returnAsked': '有退单，请裁决',
  'need.returnDeclined': '退单不成立，请继续办理',
  'need.returnGranted': '有退单指定了承办单位，等待接收',
  'need.returnLate': '退单超过裁决期限，请尽快裁决',
  'need.takenOver': '诉求转由其他单位办理，期限不变',
  'handover.received': '有工作交接给您'
}

export const inboxTexts = {
  title: '消息',
  unread: '未读',
  readAll: '全部标为已读',
  empty: '还没有消息。诉求有进展时，会在这里告诉您。',
  list: '消息列表'
}
