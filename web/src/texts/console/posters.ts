export const posterTexts = {
  title: '扫码海报',
  help: '贴在食堂、楼道、车间门口。职工群众扫码即可反映诉求，不用注册。',
  columns: { location: '张贴位置', organisation: '所属单位', code: '代码', createdAt: '制作时间', state: '状态' },
  active: '使用中',
  retired: '已停用',
  create: '制作海报',
  createTitle: '制作扫码海报',
  organisation: '所属单位',
  location: '张贴位置',
  locationHint: '如：三食堂东门',
  make: '制作',
  made: '已制作，可以打印',
  print: '打印',
  retire: '停用',
  retireConfirm: '停用“{location}”的海报？停用后扫码不再有效，不能恢复。',
  retiredDone: '已停用',
  empty: '还没有海报',
  poster: {
    head: '有事您说话',
    scan: '微信扫一扫，说说您的难处',
    steps: ['扫码填写，不用注册', '马上给编号和查询码', '限时办理，办完请您评价'],
    about: '证照政策 · 路灯道路 · 食堂通勤 · 住房入学 · 党员事务 · 关爱帮扶',
    promise: '事事有回音　件件有着落',
    code: '张贴编号'
  }
} as const
