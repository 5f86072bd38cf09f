export const interfaceTexts = {
  title: '开放接口',
  copy: '复制',
  seen: '我已保存',
  open311: {
    title: 'Open311 接口密钥',
    help: '外部应用（城市管理、社区随手拍等）凭密钥按 Open311 GeoReport v2 标准报送诉求，由工作人员受理派单。投诉举报和个人事项不经过此接口，也不对外显示。',
    address: '接口地址',
    discovery: '服务发现',
    columns: {
      name: '用途',
      organisation: '所属单位',
      kind: '诉求人类型',
      perMinute: '每分钟上限',
      hint: '密钥开头',
      createdAt: '发放时间',
      reports: '报送件数',
      lastReportAt: '最近报送'
    },
    issue: '发放密钥',
    issueTitle: '发放 Open311 密钥',
    name: '用途',
    nameHint: '如：市民随手拍',
    organisation: '所属单位',
    organisationHelp: '没有注明区域的诉求归到这里',
    kind: '诉求人类型',
    kindHelp: '对方没有注明时按这一类登记',
    perMinute: '每分钟最多报送',
    once: '请现在保存密钥',
    onceHelp: '密钥只显示这一次，系统不保存原文。请通过安全的方式交给对方；遗失后只能停用重发。',
    revoke: '停用',
    revokeConfirm: '停用“{name}”的密钥？停用后对方不能再报送，不能恢复。',
    revokedDone: '已停用',
    revoked: '已停用',
    empty: '还没有发放密钥'
  }
} as const
