export const homeTexts = {
  raise: '我要提诉求',
  raiseHint: '一句话就能提，拍照更清楚',
  record: '代为登记',
  lookUp: '查办理进度',
  signIn: '登录',
  signUp: '扫码注册',
  whatTitle: '这是做什么的',
  what: '企业、职工和居民遇到难处，都可以在{name}提出来。每件诉求都有编号、有人办、有期限、有答复，办完请您评价。',
  steps: [
    { title: '提出', text: '手机提交、扫海报二维码，或者告诉工作人员代为登记' },
    { title: '派单', text: '受理后派给对口的服务队或部门，限时答复' },
    { title: '答复', text: '办理进展和答复随时可查' },
    { title: '评价', text: '解决了吗、满意吗，由您说了算；没解决可以重新反映一次' }
  ],
  yourTurn: '轮到您了',
  nothingToDo: '现在没有轮到您的事项',
  allTodo: '全部 {count} 件',
  waiting: '等待他人 {count} 件',
  atTheDesk: '组织、人员、海报和设置请在电脑上办理。',
  desk: '打开工作台',
  allMine: '全部',
  myNeeds: '我提的诉求',
  noNeedsYet: '您还没有提过诉求。路灯坏了、办证不清楚、用工有难处，都可以提。',
  hello: '{name}，您好',
  elsewhere: '您的账号不属于这个地方，在这里可以查询，但不能办理。',
  todoTitle: '待办',
  groups: { overdue: '已超时', today: '今天到期', later: '之后', waiting: '等待他人' }
}
