export const wechatTexts = {
  dispatched: '【派单】{code}',
  waiting: '【待派单】{code}',
  overdue: '【超时】{code}',
  category: '类别：{name}',
  handledBy: '承办：{name}',
  due: '请于 {at} 前答复',
  wasDue: '应于 {at} 前答复，请尽快办理'
} as const
