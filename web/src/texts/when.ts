export const whenTexts = {
  twoDaysAgo: '前天',
  yesterday: '昨天',
  today: '今天',
  tomorrow: '明天',
  inTwoDays: '后天',
  moment: '{date} {time}'
} as const
