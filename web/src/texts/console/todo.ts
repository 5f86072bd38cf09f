export const todoTexts = {
  title: '待办',
  groups: { overdue: '已超时', today: '今天到期', later: '之后', reviews: '待评哨', waiting: '等待他人' },
  empty: '现在没有轮到您的事项',
  emptyHelp: '有新的诉求派给您，或时限临近时，会出现在这里。',
  toNeeds: '查看全部诉求',
  list: '待办列表',
  waitingHelp: '这些事项在等别人，不需要您处理',
  open: '查看'
} as const
