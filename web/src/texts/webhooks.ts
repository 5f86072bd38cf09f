import type { WebhookDelivery, WebhookEvent, WebhookProblem, WebhookState } from '@hongchao/contract'

export const webhookEventTexts: Record<WebhookEvent, string> = {
  'need.submitted': '提出',
  'need.accepted': '受理',
  'need.classified': '改分类',
  'need.dispatched': '派单',
  'need.takenOver': '改由他人承办',
  'need.answered': '答复',
  'need.evaluated': '评价',
  'need.reopened': '重新反映',
  'need.refused': '不予受理',
  'need.withdrawn': '撤回',
  'need.merged': '合并',
  'need.unmerged': '取消合并',
  'need.extended': '延期',
  'need.paused': '暂停',
  'need.shelved': '挂账',
  'need.resumed': '恢复办理',
  'need.dueMoved': '期限变动',
  'need.overdue': '超时',
  'need.published': '公开',
  'need.unpublished': '撤回公开',
  'need.assistAsked': '请求协办',
  'need.assistAnswered': '协办回复',
  'need.assistOverdue': '协办超时',
  'need.whistleCalled': '吹哨',
  'need.whistleAnswered': '应哨',
  'need.whistleOverdue': '未按时应哨',
  'need.whistleEnded': '吹哨办结',
  'need.orderIssued': '下达督办单',
  'need.orderAnswered': '督办答复',
  'need.orderAcknowledged': '督办认可',
  'need.orderOverdue': '督办超时',
  'need.escalated': '提级',
  'need.escalationDecided': '提级决定',
  'need.escalationOverdue': '提级超时'
}

export const webhookStateTexts: Record<WebhookState, string> = {
  asking: '等待对方同意',
  active: '推送中',
  stopped: '已停止'
}

export const deliveryStateTexts: Record<WebhookDelivery['state'], string> = {
  waiting: '待推送',
  delivered: '已送达',
  failed: '失败',
  dropped: '未推送'
}

export const webhookProblemTexts: Record<WebhookProblem, string> = {
  addressForbidden: '对方地址在内网，服务器不允许',
  unknownHost: '找不到对方的域名',
  refused: '对方没有开放这个端口',
  timeout: '对方 10 秒内没有应答',
  certificate: '对方的证书不受信任',
  unreachable: '连不上对方',
  notAllowed: '对方没有在应答中同意接收（WebHook-Allowed-Origin）',
  redirect: '对方要求转到别的地址，不跟随',
  gone: '对方表示不再接收（410）',
  tooMany: '对方要求稍后再发（429）',
  mediaType: '对方不接受 CloudEvents 格式（415）',
  status: '对方应答 {status}'
}
