export const clockTexts = {
  why: '期限怎么算的',
  provisional: '（暂定）',
  provisionalHelp: '相关年份的放假安排尚未公布，公布后会重新计算'
} as const
