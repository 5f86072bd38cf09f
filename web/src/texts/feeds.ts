/** What calendars are called that are read from outside. */
export const feedTexts = {
  own: '我的预约和报名',
  service: '定期服务'
} as const

export const feedFormTexts = {
  title: '订阅到日历',
  ownHelp:
    '把您的预约和报名订阅到手机或电脑的日历里，改期、取消会自动更新。地址只显示这一次，知道地址的人都能看到您的安排，请不要转给别人。',
  serviceHelp: '把这项服务的日子订阅到日历，可以发给各单位。里面只有时间和地点，没有谁来。地址只显示这一次。',
  make: '生成订阅地址',
  address: '订阅地址',
  copy: '复制',
  madeAt: '{at} 生成',
  revoke: '停用',
  revoked: '已停用，用这个地址的日历不再更新'
} as const
