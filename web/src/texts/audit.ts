import type { AuditActor, AuditEvent, AuditSubject } from '@hongchao/contract'

/** Each event in a word, and what somebody did then: `{subject}` is a code or a name. */
export const auditEventTexts: Record<AuditEvent, { name: string; did: string }> = {
  'need.submitted': { name: '提出诉求', did: '提出了诉求 {subject}' },
  'need.accepted': { name: '受理诉求', did: '受理了诉求 {subject}' },
  'need.classified': { name: '改诉求分类', did: '修改了诉求 {subject} 的分类' },
  'need.dispatched': { name: '派单', did: '派出了诉求 {subject}' },
  'need.signed': { name: '签收', did: '签收了诉求 {subject}' },
  'need.assigned': { name: '指定经办人', did: '为诉求 {subject} 指定了经办人' },
  'need.noted': { name: '记录进展', did: '为诉求 {subject} 记录了进展' },
  'need.answered': { name: '答复', did: '答复了诉求 {subject}' },
  'need.replyRecorded': { name: '代录答复', did: '代部门录入了诉求 {subject} 的答复' },
  'need.returned': { name: '退回', did: '退回了诉求 {subject}' },
  'need.refused': { name: '不予受理', did: '对诉求 {subject} 不予受理' },
  'need.urged': { name: '催办', did: '催办了诉求 {subject}' },
  'need.evaluated': { name: '评价', did: '评价了诉求 {subject}' },
  'need.reopened': { name: '重新反映', did: '重新反映了诉求 {subject}' },
  'need.withdrawn': { name: '撤回诉求', did: '撤回了诉求 {subject}' },
  'need.closed': { name: '办结', did: '办结了诉求 {subject}' },
  'need.dueSoon': { name: '临期提醒', did: '提醒诉求 {subject} 即将到期' },
  'need.overdue': { name: '超期提醒', did: '提醒诉求 {subject} 已超期' },
  'need.handedOver': { name: '移交诉求', did: '把诉求 {subject} 移交他人' },
  'need.imported': { name: '导入诉求', did: '从文件导入了诉求 {subject}' },
  'need.importUndone': { name: '撤销导入的诉求', did: '撤销了从文件导入的诉求 {subject}' },
  'need.contactRead': { name: '查看诉求人电话', did: '查看了诉求 {subject} 的诉求人姓名和电话' },
  'person.created': { name: '新增人员', did: '新增了人员 {subject}' },
  'person.phoneRead': { name: '查看人员电话', did: '查看了 {subject} 的电话' },
  'account.created': { name: '开通账号', did: '为 {subject} 开通了账号' },
  'account.entered': { name: '注册账号', did: '注册了 {subject} 的账号' },
  'account.demonstration': { name: '建立演示账号', did: '建立了演示账号' },
  'password.reset': { name: '重置密码', did: '重置了 {subject} 的密码' },
  'password.changed': { name: '修改密码', did: '修改了密码' },
  'password.wrong': { name: '原密码错误', did: '输错了原密码' },
  'signIn.failed': { name: '登录失败', did: '登录失败' },
  'signIn.locked': { name: '账号锁定', did: '连续登录失败，账号被锁定' },
  'session.opened': { name: '登录', did: '登录了系统' },
  'session.ended': { name: '退出', did: '退出了登录' },
  'session.revoked': { name: '注销设备', did: '让一台设备退出了登录' },
  'grant.made': { name: '授予角色', did: '给 {subject} 授予了角色' },
  'grant.ended': { name: '结束角色', did: '结束了 {subject} 的角色' },
  'handover.done': { name: '工作交接', did: '把 {subject} 的工作交给了他人' },
  'organisation.created': { name: '新增组织', did: '新增了组织 {subject}' },
  'organisation.updated': { name: '修改组织', did: '修改了组织 {subject}' },
  'organisation.moved': { name: '移动组织', did: '移动了组织 {subject}' },
  'organisation.imported': { name: '导入组织', did: '从文件导入了组织 {subject}' },
  'organisation.importUndone': { name: '撤销导入的组织', did: '撤销了从文件导入的组织 {subject}' },
  'team.memberAdded': { name: '增加队员', did: '为 {subject} 增加了队员' },
  'team.memberEnded': { name: '队员离队', did: '让 {subject} 的一名队员离队' },
  'poster.created': { name: '制作海报', did: '制作了扫码海报（{subject}）' },
  'poster.retired': { name: '停用海报', did: '停用了扫码海报（{subject}）' },
  'preset.loaded': { name: '载入预设', did: '载入了第 {subject} 版预设' },
  'list.exported': { name: '导出列表', did: '导出了列表' },
  'import.uploaded': { name: '上传导入文件', did: '上传了要导入的文件' },
  'import.tried': { name: '试导入', did: '试导入了一个文件' },
  'import.started': { name: '开始导入', did: '开始导入一个文件' },
  'import.done': { name: '导入完成', did: '导入了一个文件' },
  'import.failedRowsSaved': { name: '下载未导入的行', did: '下载了一次导入中未导入的行' },
  'import.undone': { name: '撤销导入', did: '撤销了一次导入' },
  'audit.read': { name: '查看审计', did: '查看了审计记录 {subject}' }
}

/** What the trail calls those whom it does not name. */
export const auditActorTexts: Record<Exclude<AuditActor['kind'], 'person'>, string> = {
  requester: '诉求人（不显示姓名）',
  system: '系统',
  stranger: '未登录的人',
  account: '本地以外的账号'
}

export const auditSubjectTexts: Record<AuditSubject['kind'], string> = {
  need: '诉求',
  person: '人员',
  organisation: '组织',
  team: '服务队',
  poster: '海报',
  other: '其他'
}

/** What was written down beside it. */
export const auditDetailTexts: Record<string, string> = {
  reason: '理由',
  note: '说明',
  role: '角色',
  from: '自',
  to: '至',
  kind: '类别',
  fields: '改动项目',
  organisation: '组织',
  parent: '上级',
  person: '人员',
  actor: '查的人',
  events: '查的事项',
  needs: '诉求件数',
  needsLeft: '留下件数',
  grants: '角色项数',
  teams: '服务队支数',
  accounts: '账号个数',
  filter: '筛选'
}
