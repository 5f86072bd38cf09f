export const fieldTexts = {
  findOrganisation: '输入名称或拼音首字母',
  findPerson: '输入姓名或拼音首字母',
  chosen: '已选择',
  typeToFind: '请输入名称',
  searching: '正在查找',
  nothingFound: '没有找到'
} as const
