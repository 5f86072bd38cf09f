export const recordTexts = {
  title: '登记诉求',
  help: '把电话、走访、会议、纸卡上收到的诉求登记进来。受理时限从收集时间算起。',
  channel: '怎么收到的',
  collectedAt: '收集时间',
  name: '诉求人姓名',
  phone: '电话（选填）',
  kind: '诉求人类型',
  category: '类别（选填，受理时可改）',
  categoryHint: '选择类别',
  organisation: '所在单位或社区（选填）',
  location: '具体地点（选填）',
  locationHint: '如：三食堂东门',
  about: '被反映的单位（选填）',
  aboutHelp: '投诉某个单位时填写。该单位永远看不到是谁反映的。',
  text: '诉求内容',
  textHint: '按诉求人的原话记录：什么事、在哪里、希望怎么办',
  photos: '照片或纸卡扫描件',
  submit: '登记',
  draft: '已恢复上次没有提交的草稿',
  discard: '清空重填',
  required: '请填写',
  another: '再登记一件',
  open: '查看诉求',
  printReceipt: '打印回执'
} as const

export const receiptTexts = {
  title: '诉求登记回执',
  code: '编号',
  key: '查询码',
  promised: '答复期限',
  provisional: '（暂定，放假安排公布后以系统通知为准）',
  why: '怎么算的',
  lookUp: '凭编号和查询码，可在手机上查询进度、评价：',
  keep: '查询码只显示这一次，请交给诉求人保存。'
} as const
