import type { OccurrenceState } from '@hongchao/contract'

export const ruleTexts = {
  monthly: '每月第 {nth} 个{weekday}',
  last: '每月最后一个{weekday}',
  weekly: '每{weekday}',
  next: '遇放假顺延到下一个工作日',
  skip: '遇放假停一次',
  founded: '由这件诉求设立了定期服务“{name}”：{rule} {starts}–{ends}，{location}；{onHoliday}。'
} as const

export const occurrenceStateTexts: Record<OccurrenceState, string> = {
  planned: '待举办',
  skipped: '放假停一次',
  paused: '暂停',
  cancelled: '已取消',
  done: '已办'
}

/** What is said of a date beside its day. */
export const occurrenceTexts = {
  moved: '{holiday}放假，由 {day} 顺延',
  skipped: '{holiday}放假，停一次',
  provisional: '放假安排未公布，可能变动',
  enrolled: '{organisations} 家 {people} 人',
  free: '余 {free} 人'
} as const

export const enrolmentSheetTexts = {
  title: '报名名单',
  organisation: '单位',
  people: '报名人数',
  served: '实到人数',
  names: '名单'
} as const
