import type { z } from 'zod'

/**
 * A mistake is told to whoever wrote the preset, often no programmer: in Chinese, with file and line, and every one at
 * once. These are the sentences.
 */
export type Mistake = { file: string; line: number; message: string }

export function sentence({ file, line, message }: Mistake): string {
  return `${file} 第 ${line} 行：${message}`
}

export const words = {
  fileMissing: (file: string) => `缺少文件“${file}”`,
  folderMissing: (folder: string) => `找不到预设文件夹“${folder}”`,
  syntax: (reason: string) => `写法有误，无法读懂：${reason}`,
  unknownKey: (key: string, near?: string) => `不认识“${key}”这一项${perhaps(near)}`,
  duplicate: (what: string, key: string, line: number) => `${what}“${key}”重复了，第 ${line} 行已经有一个`,
  dangling: (what: string, key: string, near?: string) => `没有叫“${key}”的${what}${perhaps(near)}`,
  cyclic: (keys: readonly string[]) => `上级关系绕成了圈：${keys.join(' → ')}`,
  twoParents: (key: string) => `“${key}”已经写在另一个组织的 children 里，不能再写 parent`,
  noParent: (key: string, root: string) => `“${key}”没有上级；只有根组织“${root}”可以没有`,
  rootHasParent: (key: string) => `“${key}”是根组织，不能再有上级`,
  formNotParty: (key: string) => `“${key}”不是党组织，不能写 form（组建方式）`,
  coversNotParty: (key: string) => `“${key}”不是党组织，不能写 covers（覆盖单位）`,
  jointCovers: (key: string) => `联合组建的“${key}”要在 covers 里写明覆盖的两家以上单位`,
  coveredTwice: (unit: string, first: string) => `“${unit}”已由“${first}”覆盖，一家单位只算一次`,
  ruleTarget: '派单规则要写明派给 team（服务队）或 organisation（单位）中的一个，且只写一个',
  ruleNever: (number: number, by: readonly number[]) =>
    `第 ${number} 条派单规则永远用不上：它管的诉求都已被前面第 ${by.join('、')} 条派走`,
  limitMissing: (clock: string, level: string) => `${clock}时限里没有“${level}”这一级的规定，也没有通用的一条`,
  limitSetUnknown: (key: string, known: readonly string[]) => `没有叫“${key}”的时限，可以用的有：${known.join('、')}`,
  limitRowUnknown: (key: string, set: string, known: readonly string[]) =>
    `时限“${set}”里没有“${key}”这一条，可以用的有：${known.join('、')}`,
  applyWithoutSet: '写了 apply，就要用 set 写明用哪一套时限',
  limitTwice: (line: number) => `这条时限与第 ${line} 行管的是同样的诉求，只能留一条`,
  hoursOrder: (from: string, to: string) => `上班时间 ${from} 要早于下班时间 ${to}，各段要按先后写且不重叠`,
  raiser: 'raisedBy（本系统的人）和 visitor（未登录的人）要写一个，且只写一个',
  staffRecords: (channel: string) => `渠道“${channel}”由工作人员代录，要写 recordedBy（代录人）`,
  noTeamOfTheirs: (person: string) => `“${person}”没有所在单位，请写 drawnFrom（从哪里抽调）`,
  apart: (person: string) => `“${person}”不能既是系统管理员又是审计员，须由两个人担任`,
  toldNeeds: '结果是 told（有诉求）的要用 needs 写明是哪几件诉求，其他结果不写',
  unreachedReason: '结果是 unreached（未联系上）的要写 reason（原因），其他结果不写',
  timetableDays: '开放预约要写 weekdays（每周哪几天，0 是周一）或 days（单独的日子），不能都不写',
  slotLength: (from: string, to: string, minutes: number) => `从 ${from} 到 ${to} 不够一场的 ${minutes} 分钟`,
  bookedTwice: (person: string, slot: number) => `“${person}”在第 ${slot} 场约了两次，一场只能约一次`,
  endsFirst: (from: string, to: string) => `开始 ${from} 要早于结束 ${to}`,
  overEnrolled: (people: number, capacity: number) => `报名的共 ${people} 人，超过了 capacity（名额）${capacity} 人`,
  stepsOrder: '这一步比前面一步还早，请按先后顺序写',
  evaluator: '评价或重新反映要由提出人来做：提出人是未登录的人时不写 by，否则 by 写提出人'
} as const

function perhaps(near?: string): string {
  return near ? `。您是不是想写“${near}”？` : ''
}

/** A Zod issue as a sentence. Unknown keys are told one by one elsewhere, with a guess. */
export function sayIssue(issue: z.core.$ZodIssue): string {
  const name = issue.path.findLast((part) => typeof part === 'string')
  const item = name ? `“${name}”` : '这里'
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `缺少${item}这一项` : `${item}应当是${typeName(issue.expected)}`
    case 'too_small':
      return tooSmall(item, issue)
    case 'too_big':
      return `${item}太${issue.origin === 'string' ? '长' : '大'}，最多 ${issue.maximum}${unit(issue.origin)}`
    case 'invalid_value':
      return `${item}只能写：${issue.values.join('、')}`
    case 'invalid_format':
      return `${item}的写法不对${formatHint(issue)}`
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) && issue.options.length > 0
        ? `${item}只能写：${issue.options.join('、')}`
        : `${item}的写法不对`
    default:
      return `${item}的写法不对`
  }
}

function tooSmall(item: string, issue: z.core.$ZodIssueTooSmall): string {
  if (issue.origin === 'string') return `${item}不能为空`
  return `${item}太${issue.origin === 'array' ? '少' : '小'}，至少 ${issue.minimum}${unit(issue.origin)}`
}

function unit(origin: string): string {
  if (origin === 'string') return ' 个字'
  return origin === 'array' ? ' 项' : ''
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: '文字',
    number: '数字',
    int: '整数',
    boolean: ' true（是）或 false（否）',
    array: '一个列表（每项以“- ”开头）',
    object: '一组“名称: 内容”'
  }
  return names[expected] ?? expected
}

const formats: Record<string, string> = {
  '/^[a-z][a-z0-9-]*$/': '：只能用小写英文字母、数字和短横线，以字母开头',
  '/^#[0-9A-Fa-f]{6}$/': '：颜色要写成加引号的 "#2E7D32" 这样',
  '/^([01][0-9]|2[0-3]):[0-5][0-9]$/': '：时间要写成加引号的 "08:30" 这样',
  '/^1[0-9]{2} ?0000 ?[0-9]{4}$/': '：演示电话中间四位须为 0000，例如 "138 0000 0101"',
  '/^[a-z][a-z0-9_]{1,30}$/': '：只能用小写英文字母、数字和下划线，以字母开头，2 至 31 个字'
}

function formatHint(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'date') return '：日期要写成 2018-01-31 这样'
  return formats[issue.pattern ?? ''] ?? ''
}
