import type { ClockKind, DueStep, LimitUnit, TimeUnit } from '@hongchao/contract'

type StartStep = Extract<DueStep, { kind: 'start' }>

export const weekdayTexts = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** An amount of time, of what is left, over, paused or added. */
export const timeTexts: Record<TimeUnit, string> = {
  workingHour: '{amount} 个工作小时',
  workingDay: '{amount} 个工作日',
  naturalHour: '{amount} 小时',
  naturalDay: '{amount} 天'
}

export const limitTexts: Record<LimitUnit, string> = {
  ...timeTexts,
  naturalDay: '{amount} 个自然日',
  sameDay: '当天下班前',
  nextDay: '次日（遇休息日顺延）下班前'
}

export const startTexts: Record<ClockKind, string> = {
  intake: '{when} 收到，{counts}',
  handling: '{when} 派单，{counts}',
  assist: '{when} 请求协办，{counts}',
  order: '{when} 督办，{counts}',
  escalation: '{when} 提级，{counts}',
  callback: '{when} 起可以回访，{counts}',
  whistle: '{when} 吹哨，{counts}'
}

export const roundStartText = '{when} 开始走访，{counts}'

/** Before anything was dispatched: handling is promised from when it would be at the latest. */
export const promisedStartTexts: Record<ClockKind, string> = {
  ...startTexts,
  handling: '最迟 {when} 派单，{counts}'
}

export const clockKindTexts: Record<ClockKind, string> = {
  intake: '受理派单',
  handling: '办理答复',
  assist: '协办回复',
  order: '督办答复',
  escalation: '提级',
  callback: '回访',
  whistle: '应哨到场'
}

export const countsFromTexts: Record<StartStep['countsFrom'], string> = {
  atOnce: '即时起算',
  nextOpening: '上班后起算',
  nextDay: '次日起算'
}

export const dueTexts = {
  year: '{year} 年 {date}',
  date: '{month} 月 {day} 日',
  daysOfMonth: '{month} 月 {day}–{lastDay} 日',
  days: '{from}–{to}',
  full: '{year} 年 {date}（{weekday}）{time}',
  separator: '、',
  limitByRule: '{limit}（{rule}）',
  weekends: '{days}周末不计',
  manyWeekends: '{from}至 {to}间 {count} 个周末不计',
  holiday: '{days}{name}放假不计',
  makeUpDay: '{date}（{weekday}）因{name}调休上班，计入',
  paused: '{when}起暂停 {time}（{reason}，{grantedBy}批准）',
  pausedWithoutEffect: '{when}起暂停，未占用办理时间（{reason}，{grantedBy}批准）',
  extended: '延期 {time}（{reason}，{grantedBy}批准）',
  yearUnknown: '{year} 年放假安排尚未公布，暂按周一至周五推算，公布后重新计算',
  due: '→ {when}',
  today: '今天',
  tomorrow: '明天',
  yesterday: '昨天',
  before: '{date} {time} 前',
  left: '还剩 {time}',
  lessLeft: '还剩不到 {time}',
  over: '已超时 {time}',
  lessOver: '已超时不到 {time}',
  pausedLeft: '已暂停，还剩 {time}',
  lessPausedLeft: '已暂停，还剩不到 {time}',
  met: '按时完成',
  missed: '超时 {time}完成',
  lessMissed: '超时不到 {time}完成'
}
