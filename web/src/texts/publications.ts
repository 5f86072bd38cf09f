/** Matters that everybody may read, on the phone. */
export const publishedTexts = {
  title: '已公开的诉求',
  link: '看看大家反映的事',
  help: '这里是已答复、去除了个人信息的诉求。投诉举报和个人事项不公开。',
  search: '搜索',
  searchHint: '搜一搜，如：路灯',
  all: '全部',
  classes: '按类别',
  list: '公开的诉求',
  empty: '还没有公开的诉求。',
  nothingFound: '没有找到，换个词或换个类别试试。',
  answer: '答复',
  category: '类别',
  location: '位置',
  office: '承办',
  raisedOn: '提出',
  answeredOn: '答复',
  answeredBy: '{office} 答复',
  own: {
    title: '这件诉求已去除个人信息后公开',
    help: '大家看到的是下面的文字，不含您的姓名和联系方式。您随时可以撤回，撤回后立即不再公开，工作人员也不能再次公开。',
    read: '查看公开的内容',
    withdraw: '撤回公开',
    confirm: '确定撤回公开？撤回后不能再次公开。',
    done: '已撤回公开'
  }
} as const
