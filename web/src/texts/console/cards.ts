export const cardTexts = {
  title: '需求卡',
  help: '没有手机、不愿上网的职工群众，用纸卡反映诉求。每张卡有编号和二维码；右边一联由本人撕下保存，凭上面的编号和查询码随时可查进度、作评价。',
  make: '制作需求卡',
  makeTitle: '制作一批需求卡',
  organisation: '发放单位',
  occasion: '用在哪里',
  occasionHint: '如：三食堂座谈会、六月走访',
  cards: '张数',
  cardsHelp: '一张 A4 纸印四张卡。',
  made: '已制作，可以打印',
  columns: {
    occasion: '用在哪里',
    organisation: '发放单位',
    numbers: '编号',
    entered: '已录入',
    createdAt: '制作时间'
  },
  of: '{entered} / {cards}',
  print: '打印',
  empty: '还没有需求卡',
  enter: '录入收回的卡',
  printTitle: '打印需求卡',
  printHelp:
    '共 {cards} 张，{sheets} 页 A4。双联卡：左边交回，右边撕下自己留存。要存成 PDF，请在打印窗口里选“另存为 PDF”。',
  card: {
    head: '需求卡',
    ask: '您有什么需求、困难或意见？',
    name: '姓名',
    phone: '电话',
    kind: '我是',
    place: '地点',
    day: '日期',
    back: '填好后交给工作人员或投入意见箱。电话只用于联系您。',
    stub: '请撕下保存',
    number: '编号',
    key: '查询码',
    follow: '扫码查进度、作评价'
  }
} as const

export const cardEntryTexts = {
  title: '录入需求卡',
  help: '先选好卡的照片（可一次选多张），对着照片录入。按 Tab 换栏，Ctrl + Enter 保存并到下一张。',
  photos: '选择照片',
  photosEmpty: '可以不选照片，照着纸卡直接录入',
  pile: '第 {n} 张，共 {of} 张',
  rotate: '转动照片',
  skip: '跳过这张',
  uploading: '照片正在上传…',
  uploadFailed: '照片没有传上：{reason}',
  retry: '重传',
  number: '卡上编号',
  numberHint: '7 位数字',
  numberWrong: '编号不对，请再看一遍卡上的数字',
  from: '{organisation} · {occasion}',
  already: '这张卡已经录入为 {code}',
  collectedAt: '收卡时间',
  save: '保存，下一张',
  saved: '{number} 已录入为 {code}',
  done: '本次已录入 {n} 张'
} as const
