import type { Coverage, FacilityKind, SetUpForm } from '@hongchao/contract'

export const organisationTexts = {
  title: '组织',
  tree: '组织树',
  list: '组织列表',
  detail: '组织详情',
  search: '搜索组织',
  searchHint: '名称或拼音首字母',
  kind: '类型',
  allKinds: '全部类型',
  under: '范围：{name}及下级',
  columns: { name: '名称', kind: '类型', parent: '上级', industry: '行业', form: '组建方式', coverage: '党组织覆盖' },
  inactive: '已停用',
  empty: '没有符合条件的组织',
  people: '{count} 人',
  close: '关闭详情',
  needs: '查看该组织的诉求',
  posts: '任职',
  represents: '代表 {name}',
  covers: '覆盖的单位',
  coveredBy: '由党组织覆盖',
  anyCoverage: '不论覆盖',
  notCovered: '没有党组织覆盖',
  notCoveredWhy:
    '它是两新组织，没有单独组建党组织，也不在任何联合党组织的覆盖范围里。单独组建的，在它下面新增党组织；联合组建的，新增时选上它。',
  uncoveredShort: '未覆盖 {count}',
  uncoveredBelow: '{count} 家没有党组织覆盖',
  members: '成员单位',
  memberOf: '所属联合体',
  facilities: '服务阵地',
  area: '{area} 平方米',
  industry: '行业',
  shortName: '简称',
  form: '组建方式',
  create: '新增下级',
  edit: '改名、移动',
  closeOrganisation: '停用',
  closeConfirm: '停用“{name}”？停用后不再出现在选择列表中，已有的记录保留，可以再启用。',
  reopen: '启用',
  saved: '已保存',
  created: '已新增',
  fields: {
    parent: '上级组织',
    name: '名称',
    shortName: '简称（选填）',
    kind: '类型',
    industry: '行业（选填）',
    form: '组建方式',
    covers: '覆盖的单位'
  },
  editTitle: '修改“{name}”',
  createTitle: '在“{name}”下新增',
  moveHelp: '换上级时，它下面的组织一起移动。'
} as const

export const setUpFormTexts: Record<SetUpForm, string> = { independent: '单独组建', joint: '联合组建' }
export const coverageTexts: Record<Coverage, string> = { covered: '已覆盖', uncovered: '未覆盖' }
export const facilityTexts: Record<FacilityKind, string> = {
  serviceCenter: '党群服务中心',
  serviceStation: '党群服务站'
}
