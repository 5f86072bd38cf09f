/** The queue of needs that may be one matter. */
export const duplicatesTexts = {
  title: '可能重复',
  help: '内容相同或相近的诉求排在一起。勾选是同一件的，选一件作主件，其余并入由它统一办理；各人都会收到每一步进展，各自评价。',
  total: '共 {count} 组',
  none: '没有待核对的重复诉求',
  same: '文字相同',
  near: '相近 {percent}%',
  master: '作主件',
  together: '并入',
  absorbed: '已并入 {count} 件',
  merge: '合并所选 {count} 件',
  distinct: '不是同一件',
  merged: '已合并 {count} 件',
  distinguished: '已记住，不再提示',
  failed: '{count} 件没有合并',
  undo: '撤销',
  keys: 'j / k 换组，m 合并，l 不是同一件',
  open: '打开 {code}'
} as const

/** What several people report. */
export const topicsTexts = {
  title: '热点诉求',
  help: '多人反映的同一类事，按件数排列；与前一个同样长的时间相比。',
  days: { '7': '近 7 天', '30': '近 30 天', '90': '近 90 天' },
  none: '这段时间没有多人反映的事',
  what: '内容',
  category: '类别',
  where: '地点',
  count: '件数',
  growth: '比上期',
  course: '走势',
  courseLabel: '每段时间的件数：{counts}',
  open: '未答复',
  isNew: '新出现',
  place: '{name} {count} 件'
} as const
