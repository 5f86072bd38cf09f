export const suggestionTexts = {
  label: '建议',
  category: '建议：{category}',
  learned: '因为写到“{words}”，依据本地已确认的 {count} 件同类诉求',
  byNotes: '因为写到“{words}”，依据分类说明',
  none: '没有把握，请您判断',
  use: '采用建议',
  similar: '相似的诉求',
  custom: '相似的 {of} 件诉求中，{count} 件由其答复',
  solved: '解决了',
  unsolved: '没有解决',
  score: '{score} 分'
} as const
