import type { DayState, NoticeProblem, YearOrigin } from '@hongchao/contract'

export const calendarTexts = {
  title: '放假安排',
  help: '办理期限按这里的放假和调休上班推算。每年国务院办公厅公布下一年的安排后导入一次；正在办的期限会重新计算，变动的逐件告知诉求人和承办单位。',
  year: '{year} 年',
  previous: '上一年',
  next: '下一年',
  source: '依据',
  month: '{month} 月',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  off: '休',
  worked: '班',
  today: '今天',
  legend: { weekend: '周末', holiday: '放假', makeUpDay: '调休上班' },
  counts: '放假安排涉及 {off} 天休息、{worked} 天调休上班；全年工作日 {days} 天',
  unknown: '{year} 年的放假安排还没有导入。下面按周一至周五推算，涉及这一年的期限都标为“暂定”。',
  holidays: '这一年的安排',
  name: '节日',
  import: '导入放假安排',
  importTitle: '导入放假安排',
  importHelp:
    '把国务院办公厅的通知全文粘贴在下面；也可以粘贴或选择 JSON（holiday-cn 格式）、CSV（每行：日期、节日、休或班）。',
  text: '内容',
  file: '选择文件',
  address: '通知的网址',
  addressHint: '如 https://www.gov.cn/…；内容里写明了网址的可以不填',
  preview: '预览',
  confirm: '采用',
  back: '返回修改',
  done: '已采用 {year} 年的放假安排，期限正在重新计算',
  previewTitle: '{year} 年：变动 {days} 天，重新计算期限 {count} 件',
  noChanges: '与现在的安排相同，没有变动的日子。',
  noMoves: '没有因此变动的办理期限。',
  someMoves: '下面是前 {shown} 件，共 {count} 件。',
  day: '日期',
  before: '原来',
  after: '改为',
  code: '编号',
  clock: '环节',
  dueBefore: '原期限',
  dueAfter: '新期限',
  editions: '导入记录',
  noEditions: '这一年没有导入过，用的是系统自带的安排。',
  edition: '第 {edition} 次',
  what: '做了什么',
  imported: '导入',
  tookBack: '撤回上一次导入',
  by: '操作人',
  at: '时间',
  moved: '变动期限',
  movedCount: '{count} 件',
  movesTitle: '{year} 年第 {edition} 次：变动的期限',
  takeBack: '撤回',
  takeBackConfirm: '撤回这次导入，恢复原来的安排？期限会再次重新计算。',
  takenBack: '已撤回，期限正在重新计算',
  problem: '第 {line} 行：{what}',
  more: '加载更多'
} as const

export const yearOriginTexts: Record<YearOrigin, string> = {
  shipped: '系统自带',
  imported: '本地导入',
  unknown: '尚未公布'
}

export const dayStateTexts: Record<DayState, string> = {
  working: '上班',
  weekend: '周末休息',
  holiday: '放假',
  makeUpDay: '调休上班'
}

/** What is wrong with a line of a notice. */
export const noticeProblemTexts: Record<NoticeProblem['code'], string> = {
  notJson: '不是完整的 JSON，可能没有复制全',
  invalid: '读不懂“{about}”，应写明日期、节日名称、休或班',
  yearMissing: '没有找到是哪一年，请连标题一起粘贴',
  sourceMissing: '没有写明出处，请填写通知的网址',
  nothingFound: '没有找到日期',
  noSuchDay: '没有“{about}”这一天',
  weekday: '“{about}”与星期几对不上',
  count: '写的是共 {about} 天，与列出的日期对不上',
  rangeBackwards: '“{about}”早于起始的日期',
  dayOfOtherYear: '“{about}”不属于这一年',
  dayTwice: '“{about}”出现了两次',
  holidayMissing: '缺少法定假日 {about}，内容可能不全'
}
