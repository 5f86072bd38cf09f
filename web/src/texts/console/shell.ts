export const shellTexts = {
  skip: '跳到正文',
  nav: '主菜单',
  groups: {
    handling: '办理',
    collecting: '收集',
    service: '服务',
    figures: '统计',
    people: '组织和人员',
    place: '管理'
  },
  brand: '红巢',
  todo: '待办',
  needs: '诉求',
  duplicates: '可能重复',
  topics: '热点',
  rates: '考核指标',
  evaluations: '待评',
  record: '登记诉求',
  organisations: '组织',
  teams: '服务队',
  people: '人员与权限',
  posters: '扫码海报',
  cards: '需求卡',
  interfaces: '开放接口',
  services: '服务事项',
  bookings: '预约',
  recurrences: '定期服务',
  calendar: '放假安排',
  publications: '公开',
  audit: '审计',
  settings: '本地设置',
  inbox: '消息',
  inboxUnread: '消息，{count} 条未读',
  account: '我的账号',
  signOut: '退出登录',
  phone: '打开手机版',
  otherPlaces: '切换地方',
  search: '搜索',
  searchHint: '搜编号、文字、单位　/',
  searchNeeds: '在诉求中搜索“{q}”',
  searchFound: '搜索结果',
  searchOrganisations: '单位',
  keys: '快捷键',
  loading: '正在加载',
  choosePlace: '请选择地方',
  noPlaces: '还没有建立任何地方。请按启动时显示的链接完成初始设置。',
  notMember: '您的账号没有这个地方的权限',
  notMemberHelp: '请联系该地管理员开通，或进入您可以使用的地方：',
  deskOnly: '您在这里没有工作台权限',
  deskOnlyHelp: '反映诉求、查询进度请使用手机版。',
  notFound: '没有这个页面',
  notFoundHelp: '地址可能已变化，请从左侧菜单进入。',
  backToTodo: '回到待办',
  broken: '页面出错了',
  brokenHelp: '您刚才的填写如有草稿已保存。可以重新加载，若反复出现请告诉管理员。',
  retry: '重试',
  reload: '重新加载',
  close: '关闭',
  cancel: '取消',
  save: '保存',
  confirm: '确认',
  more: '加载更多',
  copied: '已复制',
  copyFailed: '浏览器不允许复制，请手工选取',
  copyCode: '复制编号 {code}',
  print: '打印',
  back: '返回',
  actions: '操作',
  none: '无',
  unknown: '未填'
} as const

/** Keys that work everywhere, then those of lists and of a need. */
export const keyTexts = {
  everywhere: {
    title: '随处可用',
    keys: [
      ['/', '搜索'],
      ['?', '显示快捷键'],
      ['g t', '去待办'],
      ['g n', '去诉求'],
      ['g i', '去消息'],
      ['Esc', '关闭右侧或弹窗']
    ]
  },
  lists: {
    title: '列表',
    keys: [
      ['j / k', '下一条 / 上一条'],
      ['Enter', '打开'],
      ['空格', '选中，用于批量派单'],
      ['y', '复制编号']
    ]
  },
  need: {
    title: '诉求',
    keys: [
      ['a', '受理'],
      ['c', '改分类'],
      ['d', '派单'],
      ['s', '签收'],
      ['z', '指定经办人'],
      ['r', '答复'],
      ['e', '代录答复'],
      ['n', '记录进展'],
      ['u', '催办'],
      ['b', '退回'],
      ['x', '不予受理'],
      ['Ctrl + Enter', '提交正在填写的表单']
    ]
  }
} as const
