import type { Role } from '@hongchao/contract'

export const roleTexts: Record<Role, string> = {
  placeAdministrator: '系统管理员',
  auditor: '审计员',
  committeeStaff: '党委工作人员',
  supervisor: '督办员',
  teamLeader: '服务队队长',
  handler: '经办人',
  branchSecretary: '支部书记',
  enterpriseContact: '企业联络员',
  member: '党员',
  resident: '职工群众',
  display: '大屏'
}
