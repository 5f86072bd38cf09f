export const privacyTexts = {
  title: '隐私说明',
  version: '{day} 版',
  keptTitle: '收集哪些信息',
  what: '信息',
  purpose: '用途',
  seenBy: '谁能看到',
  keptFor: '保存多久',
  due: '请看一看隐私说明（{day} 版）',
  look: '查看',
  noted: '知道了',
  agree: '我已看过并同意',
  mustAgree: '请先看过隐私说明，同意后再注册'
} as const
