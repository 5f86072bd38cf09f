import type { ErrorCode } from '@hongchao/contract'

export const outboxTexts = {
  title: '待发送',
  waiting: '待发送 {count} 条',
  refused: '有 {count} 条没有发出，请处理',
  sendingNow: '正在发送…',
  empty: '没有待发送的内容。没有网络时提交的诉求和进展会先存在这里，联网后自动发送。',
  sentTitle: '已发出',
  calls: { raise: '提诉求', raiseFromPoster: '提诉求', record: '代为登记', act: '记录进展' },
  writtenAt: '{when}写的',
  uploading: '正在上传第 {number} 张照片，共 {count} 张',
  states: {
    waiting: '等待网络',
    next: '等待发送',
    sending: '正在发送',
    behind: '等前一条处理后再发',
    unknown: '可能已送达，联网后核对，不会重复',
    unsure: '两天多没有联网，无法确认是否送达。请先看诉求里有没有这一条：有，就从这里删除；没有，再重新发送。',
    refused: '没有发出',
    sent: '已送达'
  },
  halts: {
    otherSession: '登录已失效，或换了账号。由本人登录后继续发送。',
    busy: '服务器正忙，稍后自动再发。'
  },
  sendNow: '立即发送',
  again: '重新发送',
  edit: '修改',
  save: '保存并发送',
  text: '内容',
  remove: '删除',
  removeAsk: '删除后，这段文字和照片不再发送，也不能恢复。',
  removeSent: '它可能已经送达；删除只是不再重试。',
  openNeed: '打开诉求',
  receipt: '查看回执',
  copy: '复制文字',
  photo: '照片 {number}'
}

/** What to do about a refusal, where its own words do not say so. */
export const outboxAdvice: Partial<Record<ErrorCode, string>> = {
  'need.actionNotAllowed':
    '这件诉求在您写下之后有了变化：可能已由他人办理、已答复或已结束。打开诉求看看，还要说的可改好再发。',
  'need.notFound': '这件诉求已转给别的单位，或不再由您办理。文字和照片都在，可以复制给现在的承办人。',
  forbidden: '您的角色有了变化，不能再这样提交。文字和照片都在，可以复制下来。',
  'idempotency.mismatch': '这一条先前其实已经送达，后来的修改没有包含在内。请打开诉求核对，再删除这一条。',
  internal: '请稍后重新发送，不会重复。'
}
