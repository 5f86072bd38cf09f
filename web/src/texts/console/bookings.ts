export const bookingTexts = {
  title: '预约',
  help: '谁在什么时候来。放假的日子不排；取消一场，已约的人会收到消息，没有账号的由您打电话；他们的姓名和电话三十天后自动删除。',
  day: '日期',
  previous: '前一天',
  next: '后一天',
  today: '今天',
  book: '代为预约',
  print: '打印名单',
  empty: '这一天没有开放预约的场次。',
  nobody: '还没有人预约',
  forgotten: '（姓名已删除）',
  held: '{held} / {capacity} 人',
  waiting: '候补 {count} 人',
  cancelledSlot: '已取消：{reason}',
  cancelSlot: '取消本场',
  columns: { number: '序号', name: '姓名', phone: '电话', state: '情况', time: '时间', sign: '签到' },
  actions: { noteArrived: '到了', noteAbsent: '没来', move: '改约', cancel: '取消' },
  cancelSure: '取消 {name} 的预约？',
  done: '已记下'
} as const

export const bookFormTexts = {
  title: '代为预约',
  service: '服务事项',
  slot: '时间',
  slotHint: '选一个时间',
  noSlots: '这个事项近期没有可约的时间',
  free: '{span}　余 {free}',
  full: '{span}　已满，候补 {waiting} 人',
  name: '姓名',
  phone: '电话（场次有变时用来通知）',
  save: '预约',
  saved: '已约好',
  savedWaiting: '已满，排上候补',
  moveTitle: '改约：{name}',
  move: '改约',
  moved: '已改约'
} as const

export const cancelSlotTexts = {
  title: '取消本场',
  which: '{service}　{span}　{location}',
  reason: '原因（已约的人会看到）',
  save: '取消本场',
  told: '已取消。有账号的 {told} 人会收到消息，可以自己另约。',
  toCall: '这些人没有账号，请打电话告诉：',
  contacts: '通知没有账号的人',
  nobodyToCall: '没有要打电话的人。',
  noPhone: '没有留电话',
  others: '可以另约：',
  close: '知道了'
} as const

export const timetableTexts = {
  title: '开放预约的时间',
  help: '一行是一个安排：每周哪几天或哪几个单独的日子，几点到几点，一场多久、几个人。改人数立即生效；停止后不再接受预约，已约的照旧。',
  create: '开放预约',
  empty: '还没有服务事项开放预约。',
  columns: {
    service: '事项',
    where: '地点',
    when: '时间',
    slot: '一场',
    ahead: '可约',
    state: '状态'
  },
  weekly: '每{weekdays}',
  minutes: '{minutes} 分钟，',
  people: '人',
  ahead: '提前 {openDays} 天起，开始前 {closeHours} 小时止',
  open: '开放',
  closed: '已停止',
  stop: '停止',
  reopen: '恢复',
  capacityOf: '每场人数',
  form: {
    title: '开放预约',
    service: '服务事项',
    organisation: '由谁接待（名单给它的受理人员）',
    weekdays: '每周哪几天',
    days: '单独的日子',
    hours: '几点到几点（如 14:00 到 17:00）',
    hoursWrong: '按 14:00 这样写',
    minutes: '一场多少分钟',
    capacity: '一场几个人',
    location: '地点',
    perPerson: '每人最多约几个',
    openDays: '提前多少天可以约',
    closeHours: '开始前多少小时停止预约、改约和取消',
    save: '开放',
    saved: '已开放预约'
  }
} as const

export const bookingPrintTexts = {
  title: '预约名单',
  head: '{day}预约名单',
  none: '这一天没有人预约',
  print: '打印'
} as const
