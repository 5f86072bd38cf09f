/** What waits for somebody in lists of its own, in the order in which it is shown. */
export const owedTexts = {
  callbacks: '待回访 {count} 件',
  evaluations: '待评 {count} 件',
  escalations: '提级待决定 {count} 件',
  publications: '拟公开待审核 {count} 件',
  exclusions: '剔除待审批 {count} 件'
} as const

export const owedMore = '{count}+'
export const owedAtTheDesk = '在电脑上办理'
