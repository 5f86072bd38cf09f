import type { AssistResult, AssistState } from '@hongchao/contract'

export const assistStateTexts: Record<AssistState, string> = {
  asked: '待签收',
  handling: '办理中',
  returning: '申请退单',
  done: '已回复',
  released: '不再协办'
}

export const assistResultTexts: Record<AssistResult, string> = { done: '办结', partly: '部分办结', unable: '无法办理' }

export const assistsTexts = {
  title: '协办',
  list: '协办（{ended}/{count} 已结束）',
  hint: '全部协办结束后，由主办单位统一答复诉求人。',
  ask: '要求：{text}',
  whyReturned: '退单理由：{text}',
  handler: '经办人 {name}',
  /** Beside the lead in a list. */
  more: '协办 {ended}/{count}',
  unfinished: '（未办完）',
  who: '请哪些单位协办',
  whoHint: '可以选几家，主办单位不变',
  whoElse: '协办（可不选）',
  instructions: '要求协办什么',
  result: '办理结果',
  text: '协办情况',
  textHint: '给主办单位看，由主办单位答复诉求人',
  which: '哪一家',
  decision: '怎么处理',
  release: '不再协办',
  keep: '仍由它协办',
  why: '理由',
  whyReleased: '为什么不再需要它协办',
  returnReason: '为什么不归你们协办',
  returnHint: '处理以前仍由你们负责，期限照常计算'
} as const
