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
  'need.urged': '督办员催办，请尽快答复',
  'need.dueSoon': '诉求即将到期',
  'need.overdue': '诉求已超时',
  'handover.received': '有工作交接给您'
}

export const inboxTexts = {
  title: '消息',
  unread: '未读',
  readAll: '全部标为已读',
  empty: '还没有消息。诉求有进展时，会在这里告诉您。',
  list: '消息列表'
}
