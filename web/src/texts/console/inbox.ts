export const inboxTexts = {
  title: '消息',
  unread: '未读',
  all: '全部',
  show: '显示',
  markAll: '全部标为已读',
  markRead: '标为已读',
  isUnread: '未读',
  empty: '没有消息',
  emptyUnread: '没有未读消息'
} as const
