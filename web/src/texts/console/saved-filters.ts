export const savedFiltersTexts = {
  save: '保存筛选',
  name: '名称',
  nameHint: '如：我片区的路灯',
  share: '与本单位的人共享',
  saved: '已保存为“{name}”',
  menu: '“{name}”的操作',
  rename: '改名',
  earlier: '往前移',
  later: '往后移',
  shareIt: '与本单位共享',
  shareNot: '不再共享',
  by: '{name}共享',
  remove: '删除',
  removed: '已删除“{name}”',
  undo: '撤销',
  submit: '保存'
} as const
