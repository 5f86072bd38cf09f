/** What an application says, and what is told of it. */
export const applicationTexts = {
  application: '申请办理：{name}',
  way: '办理方式：{way}',
  ready: '已备材料：{papers}',
  missing: '一次性告知，还缺：{papers}。备齐后交给承办人即可，不用重新申请。',
  separator: '、'
} as const
