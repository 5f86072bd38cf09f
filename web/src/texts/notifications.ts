import type { NotificationKind } from '@hongchao/contract'

/** What a message says has happened. */
export const notificationTexts: Record<NotificationKind, string> = {
  'need.submitted': '有新的诉求待受理',
  'need.accepted': '诉求已受理',
  'need.dispatched': '诉求已派单',
  'need.toSign': '有诉求派给您',
  'need.assigned': '您被指定为经办人',
  'need.returned': '诉求被退回',
  'need.answered': '诉求已答复',
  'need.refused': '诉求不予受理',
  'need.withdrawn': '诉求人撤回了诉求',
  'need.reopened': '诉求被重新反映',
  'need.evaluated': '诉求已评价',
  'need.merged': '诉求已与同类诉求合并办理',
  'need.unmerged': '诉求改为单独办理',
  'need.urged': '诉求被催办',
  'need.dueSoon': '诉求即将到期',
  'need.overdue': '诉求已超时',
  'need.pleaAsked': '有延期或暂停的申请待审批',
  'need.pleaDeclined': '您的申请没有批准',
  'need.pleaLapsed': '您的申请已失效',
  'need.extended': '诉求延长了办理期限',
  'need.paused': '诉求暂停计时',
  'need.shelved': '诉求挂账，暂缓办理',
  'need.reviewDue': '挂账的诉求该复核了',
  'need.resumed': '诉求恢复办理',
  'handover.received': '您接到工作交接'
}
