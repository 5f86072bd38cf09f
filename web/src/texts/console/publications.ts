import type { PublicationState, PublicationView } from '@hongchao/contract'

export const publicationTexts = {
  title: '公开',
  help: '把已答复的诉求去除个人信息后公开，任何人都能在手机上看到。投诉举报、个人事项和并入别件的诉求不公开；诉求人可随时撤回。',
  publicPage: '打开公开页',
  views: {
    answered: '可以公开',
    proposed: '待审批',
    published: '已公开',
    withdrawn: '已撤回'
  } satisfies Record<PublicationView, string>,
  states: { proposed: '待审批', published: '已公开', withdrawn: '已撤回' } satisfies Record<PublicationState, string>,
  outdated: '后来又有了新的答复，须重新拟',
  viewsLabel: '公开情况',
  columns: { code: '编号', title: '内容', category: '类别', answeredAt: '答复时间', state: '公开情况' },
  nothing: {
    answered: '没有可以公开的诉求',
    proposed: '没有等待审批的',
    published: '还没有公开的诉求',
    withdrawn: '没有撤回的'
  } satisfies Record<PublicationView, string>,
  open: '查看',
  draft: '拟公开',
  approveAction: '审批',
  editorTitle: '公开诉求 {code}',
  original: '原文（不公开）',
  originalText: '诉求',
  originalAnswer: '答复',
  originalLocation: '位置',
  words: '公开的文字',
  masked: '已遮盖 {count} 处电话、证件号、姓名、门牌等。机器认得不全，请逐句核对、改写。',
  nothingMasked: '没有发现电话、证件号、姓名等。机器认得不全，请逐句核对。',
  fields: { title: '标题', text: '诉求', answer: '答复', location: '位置（选填，写到楼栋或路段为止）' },
  checked: '我已逐句核对：不含个人信息、国家秘密、工作秘密和不宜公开的内容',
  mustCheck: '请先核对',
  submit: { one: '公开', two: '提交审批' },
  submitted: { published: '已公开', proposed: '已提交，等待另一人审批', withdrawn: '已撤回' } satisfies Record<
    PublicationState,
    string
  >,
  approve: '批准公开',
  withdraw: '撤回公开',
  withdrawReason: '撤回的原因',
  withdrawnDone: '已撤回，公开页上已看不到',
  draftedBy: '{name} 拟于 {at}',
  approvedBy: '{name} 批准',
  publishedAt: '公开于 {at}',
  withdrawnByRequester: '诉求人撤回于 {at}，不能再次公开',
  withdrawnByStaff: '撤回于 {at}：{reason}'
} as const
