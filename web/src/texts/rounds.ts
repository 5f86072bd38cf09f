export const roundTexts = {
  title: '每月走访',
  name: '{title}（{month}）',
  month: '{year} 年 {month} 月',
  owed: '本月待走访 {count} 人，{when}截止',
  owedLate: '本月待走访 {count} 人，已超时',
  before: '上次提的诉求',
  told: '本月提的诉求',
  answer: '答复：{answer}',
  with: '{office}办理',
  questions: '走访提纲',
  lateDone: '超时记录'
} as const

export const outcomeTexts = {
  open: '待走访',
  late: '超时未走访',
  told: '有诉求',
  none: '本月无诉求',
  unreached: '未联系上'
} as const

export const inquiryActionTexts = {
  takeDown: '记诉求',
  noteNone: '本月无诉求',
  noteUnreached: '未联系上'
} as const

export const roundSheetTexts = {
  due: '截止',
  name: '走访对象',
  organisation: '所在单位',
  worker: '走访人',
  outcome: '结果',
  reason: '原因',
  recordedAt: '记录时间',
  late: '超时',
  isLate: '是',
  code: '诉求编号',
  need: '诉求',
  office: '承办单位',
  status: '状态',
  answer: '答复'
} as const
