import type { OpenPlea, OpenReturn, PleaKind } from '@hongchao/contract'

export const pleaKindTexts: Record<PleaKind, string> = { extension: '延期', pause: '暂停', shelving: '挂账' }

/** What is asked for, or what holds a need. */
export const pleaTexts: Record<OpenPlea['state'], Record<PleaKind, string>> = {
  pending: {
    extension: '申请延期到 {until}，等待审批',
    pause: '申请暂停计时到 {until}，等待审批',
    shelving: '申请挂账到 {until}，等待审批'
  },
  running: {
    extension: '已延期到 {until}',
    pause: '已暂停计时，{until}恢复',
    shelving: '已挂账，计划 {until}恢复办理'
  }
}

export const pleaReasonText = '原因：{reason}'

/** A return that waits: `{due}` is by when somebody decides (3 月 3 日 18:00 前), `{to}` who was designated. */
export const returnTexts: Record<OpenReturn['state'], string> = {
  pending: '申请退单，应在{due}裁决',
  granted: '退单成立，指定{to}办理，等待接收'
}

export const returnProposedText = '建议由{to}办理'
export const somebodyText = '其他单位'

/** The reasons for which a place lets offices ask, where its preset names none. */
export const defaultReasons: Record<PleaKind, { key: string; name: string }[]> = {
  extension: [
    { key: 'cooperation', name: '需要多个单位配合' },
    { key: 'work', name: '需要采购或施工' },
    { key: 'decision', name: '需要向上级请示' },
    { key: 'complex', name: '情况复杂，需要进一步核实' }
  ],
  pause: [
    { key: 'requester', name: '等待诉求人补充材料或约定时间' },
    { key: 'authority', name: '等待鉴定、检测或司法结果' },
    { key: 'weather', name: '天气等不可抗力' }
  ],
  shelving: [
    { key: 'season', name: '受季节影响，暂时不能施工' },
    { key: 'project', name: '已列入工程计划，等待实施' },
    { key: 'policy', name: '等待政策或资金' }
  ]
}
