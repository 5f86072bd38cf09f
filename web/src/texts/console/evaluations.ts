export const evaluationsTexts = {
  title: '待评',
  help: '已办结、还没有由您所在单位评价的诉求。自己或本单位承办过的不在其中；评价写下后不能改，可以再评，以最近一次为准。',
  none: '没有待评的诉求',
  columns: { code: '编号', title: '诉求', office: '承办', at: '收集时间' },
  parties: '各方评价',
  weight: '占 {weight} 份',
  total: '合计 {total} 分（百分制）',
  notYet: '还没有评价',
  score: '{score} / {most} 分',
  scoreLabel: '打分（1 到 {most}，{most} 分最好）',
  words: '评语（可不填）',
  submit: '提交评价',
  again: '再评一次',
  done: '已评价'
} as const
