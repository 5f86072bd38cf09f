import type { ExclusionState, Rate, RatesBy } from '@hongchao/contract'

export const rateTexts: Record<Rate, string> = {
  response: '响应率',
  resolution: '解决率',
  satisfaction: '满意率',
  onTime: '按时办结率',
  once: '一次办结率',
  rework: '重办率',
  bounce: '退单率',
  overdue: '超时率',
  meanTime: '平均办理时长'
}

export const ratesByTexts: Record<RatesBy, string> = {
  office: '承办单位',
  organisation: '下级组织',
  category: '类别',
  kind: '诉求人类型',
  month: '月份'
}

export const exclusionTexts: Record<ExclusionState, string> = {
  pending: '待审批',
  granted: '已剔除',
  declined: '未批准',
  ended: '已恢复计入'
}

/** Why a need is left out of the net figures, where the preset of a place names no reasons. */
export const defaultExclusions: { key: string; name: string }[] = [
  { key: 'unreasonable', name: '诉求不合理' },
  { key: 'duplicate', name: '重复反映，没有新的事实' },
  { key: 'unlawful', name: '不符合法律法规和政策' },
  { key: 'beyond', name: '超出本地职责范围' }
]

/** How each rate is reckoned, to be read beside it. */
export const reckonedTexts: Record<Rate, string> = {
  response:
    '派单后 {within} 内签收或答复的派单数 ÷ 应响应的派单数（期限内退单、改派的不计，未到期限的暂不计）；以签收为准，不记录首次联系诉求人的时间',
  resolution:
    '评价或回访为“解决了”的件数 ÷ 有效评价和回访件数，取最近一次；诉求人自己评价了的以评价为准，没有评价的才计回访',
  satisfaction:
    '（{from} 分及以上每件计 1，{part} 分每件计 {weight}）之和 ÷ 有效评价件数；没有评价的计回访，回访没有打分的不计',
  onTime: '在办理期限内答复的件数 ÷ 已答复件数（重办的两次都须按时）',
  once: '没有重新反映就办结的件数 ÷ 办结件数',
  rework: '重新反映的件数 ÷ 已答复过的件数',
  bounce: '承办单位退单的派单数 ÷ 全部派单数，计在退单的单位名下',
  overdue: '超过办理期限的件数 ÷ 应办结件数（已答复的和已到期未答复的）',
  meanTime: '从派单到答复的自然时间，按已答复件数平均（重办的时间合计）'
}

export const figuresTexts = {
  none: '—',
  minutes: '{amount} 分钟',
  hours: '{amount} 小时',
  days: '{amount} 天',
  definition: '第 {version} 版口径，按登记月份统计；每件诉求按提出时的口径计算。'
} as const

/** The words of the exported sheet that no screen has. */
export const figureSheetTexts = {
  title: '考核指标',
  organisation: '统计范围',
  months: '登记月份',
  by: '按',
  definition: '口径',
  total: '合计',
  nobody: '未派单',
  unclassified: '未分类',
  needs: '诉求件数',
  excluded: '剔除件数',
  raw: '{rate}·全部',
  net: '{rate}·剔除后',
  part: '{rate}·分子',
  of: '{rate}·分母',
  inHours: '（分子为分钟，均值为小时）'
} as const
