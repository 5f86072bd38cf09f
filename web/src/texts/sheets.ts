/** The words of exported sheets that no screen has. */
export const sheetsTexts = {
  topics: {
    title: '热点诉求',
    days: '最近几天',
    what: '内容',
    category: '类别',
    where: '地点',
    count: '件数',
    before: '上期件数',
    growth: '增长',
    open: '未答复',
    needs: '诉求'
  },
  filter: '筛选：',
  noFilter: '无',
  exportedAt: '导出时间：',
  exportedBy: '导出人：',
  reason: '导出用途：',
  masked: '诉求人姓名、电话已按规定遮蔽',
  cutOff: '只导出了前 100000 行，请缩小筛选范围后分次导出。',
  export: '导出 Excel',
  reasonTitle: '导出用途',
  reasonLabel: '用在哪里',
  reasonHelp: '用途会印在文件里，并写入审计记录。',
  reasonHint: '如：六月街道月报',
  saved: '已导出，请在浏览器的下载中查看',
  needs: {
    title: '诉求清单',
    text: '诉求内容',
    answer: '答复',
    due: '办理期限',
    clock: '时限情况',
    updatedAt: '最近更新'
  },
  clockStates: {
    inTime: '未到期',
    dueSoon: '即将到期',
    overdue: '已超时',
    paused: '已暂停',
    met: '按时完成',
    missed: '超时完成'
  },
  organisations: { title: '组织名册', under: '范围', search: '搜索', active: '状态', inUse: '使用中' },
  people: { title: '人员与权限' },
  teams: { title: '服务队名册', member: '队员' },
  posters: { title: '海报清单' },
  audit: { title: '审计记录', details: '说明' },
  imports: { title: '导入记录', undoneBy: '撤销人', undoneAt: '撤销时间' }
} as const
