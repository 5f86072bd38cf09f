import type { NeedEventKind, NeedStatus } from '@hongchao/contract'

/** What the Open311 interface tells people, in the words of its answers. */
export const open311Texts = {
  contact: '请联系本地党群服务中心',
  keyService: '接口密钥由本地管理员在“开放接口”中发放',
  anonymous: '{app}用户',
  photo: '附图：{url}',
  at: '经纬度 {lat}, {long}',
  notice: '预计 {at} 前答复。请保存查询码 {key}，凭编号和查询码可在 {address} 查看进展、评价。',
  attributes: {
    kind: { name: '诉求人类型', help: '从列出的类型中选一项；不填时按密钥登记的类型' },
    area: { name: '所在区域', help: '从列出的区域、社区中选一项，也可以作为 address_id 填写' }
  }
} as const

export const open311ErrorTexts = {
  resource: '没有这个资源：{path}',
  format: '只支持 xml 和 json 两种格式',
  jurisdiction: '没有这个 jurisdiction_id：{value}',
  serviceUnknown: '没有这个 service_code：{value}',
  serviceMissing: '缺少 service_code',
  requestUnknown: '没有这个 service_request_id：{value}',
  tokenUnknown: '没有这个 token：{value}',
  keyMissing: '缺少 api_key',
  keyUnknown: 'api_key 无效或已停用',
  location: '缺少位置：请填写 lat 和 long，或 address_string，或 address_id',
  position: 'lat 应在 -90 到 90 之间，long 应在 -180 到 180 之间，两项要一起填',
  addressUnknown: '没有这个 address_id：{value}',
  tooLong: '{field} 最多 {limit} 个字',
  attribute: '属性 {code} 没有这个选项：{value}',
  mediaUrl: 'media_url 应是 http 或 https 网址',
  time: '{field} 应是带时区的时间，如 2026-03-02T09:00:00+08:00',
  order: 'start_date 应早于 end_date',
  span: 'start_date 到 end_date 最多相隔 90 天',
  status: 'status 只能是 open 或 closed',
  page: '{field} 应是 1 到 {limit} 的整数',
  formOnly: 'POST 的内容应是 application/x-www-form-urlencoded',
  general: '请求无法处理',
  busy: '请求太频繁，请一分钟后再试',
  unavailable: '服务暂时不可用，请稍后再试'
} as const

/** How far a request is, to whoever looks at it from outside. */
export const open311StatusTexts: Record<NeedStatus, string> = {
  submitted: '已收到，等待受理',
  accepted: '已受理，等待派单',
  dispatched: '已派单，等待签收',
  handling: '正在办理',
  merged: '与他人反映的同一件事一并办理',
  answered: '已答复，等待评价',
  closed: '已办结',
  refused: '不予受理',
  withdrawn: '诉求人已撤回'
}

/** The steps that its history tells: in fixed words, never in those of a person. */
export const open311StepTexts = {
  submitted: '提出诉求',
  accepted: '受理',
  dispatched: '派单',
  signed: '签收，开始办理',
  extended: '延期',
  paused: '暂停办理',
  shelved: '挂账',
  resumed: '恢复办理',
  answered: '答复',
  replyRecorded: '答复',
  reopened: '重新反映',
  merged: '与同一件事合并办理',
  unmerged: '恢复单独办理',
  refused: '不予受理',
  withdrawn: '撤回',
  evaluated: '评价后办结',
  closed: '办结'
} as const satisfies Partial<Record<NeedEventKind, string>>
