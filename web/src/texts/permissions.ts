import type { Permission } from '@hongchao/contract'

export const permissionTexts: Record<Permission, string> = {
  'places.manage': '查看和管理本地设置',
  'organisations.read': '查看组织和服务队',
  'organisations.manage': '管理组织和服务队',
  'people.read': '查找人员',
  'people.manage': '管理人员、账号和角色',
  'posters.manage': '管理扫码海报',
  'needs.raise': '提出诉求',
  'needs.record': '代为登记诉求',
  'needs.read': '查看范围内的诉求',
  'needs.dispatch': '受理和派单',
  'needs.handle': '签收、办理和答复',
  'needs.assign': '指定经办人',
  'needs.contact': '查看诉求人电话（留痕）',
  'needs.supervise': '督办',
  'needs.callBack': '回访诉求人，录入结果',
  'wall.read': '查看大屏',
  'audit.read': '查看审计记录（查看本身也留痕）',
  'imports.run': '从 Excel 批量导入',
  'interfaces.manage': '管理开放接口',
  'publications.read': '查看诉求公开情况',
  'publications.draft': '脱敏并公开已答复的诉求',
  'publications.approve': '审批诉求公开'
}
