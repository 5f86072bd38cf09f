import { type ImportField, importFields, type ImportKind, type ImportMatch } from '@hongchao/contract'

/** What a column is called in the lists that offices keep, the usual name first. */
const synonyms: Record<ImportKind, Partial<Record<ImportField, readonly string[]>>> = {
  need: {
    number: ['留言编号', '诉求编号', '工单编号', '工单号', '流水号', '编号'],
    title: ['留言主题', '诉求主题', '诉求标题', '工单标题', '标题', '主题'],
    text: [
      '留言详情',
      '留言内容',
      '诉求内容',
      '诉求详情',
      '反映内容',
      '问题描述',
      '工单内容',
      '具体内容',
      '详情',
      '内容'
    ],
    raisedAt: [
      '留言时间',
      '提出时间',
      '诉求时间',
      '反映时间',
      '来电时间',
      '受理时间',
      '登记时间',
      '收集时间',
      '日期',
      '时间'
    ],
    name: ['留言用户', '诉求人姓名', '诉求人', '反映人', '来电人', '联系人', '姓名', '用户'],
    phone: ['联系电话', '联系方式', '手机号码', '电话号码', '来电号码', '手机号', '手机', '电话'],
    location: ['具体地点', '事发地点', '诉求地点', '地点', '位置', '地址'],
    category: ['诉求类别', '诉求分类', '一级标签', '一级分类', '问题分类', '问题类别', '一级', '类别', '分类'],
    answer: ['答复意见', '答复内容', '回复内容', '办理结果', '处理结果', '回复意见', '答复', '回复'],
    answeredAt: ['答复时间', '回复时间', '办结时间', '办理时间'],
    answeredBy: ['答复单位', '承办单位', '办理单位', '责任单位', '回复单位']
  },
  organisation: {
    name: ['企业名称', '单位名称', '组织名称', '机构名称', '公司名称', '名称'],
    shortName: ['企业简称', '单位简称', '简称'],
    industry: ['所属行业', '行业类别', '行业'],
    standing: ['经营状态', '登记状态', '企业状态', '状态']
  }
}

/** Without these there is nothing to import. Of a need either its text or its title says what it is about. */
const required: Record<ImportKind, readonly ImportField[]> = { need: ['text', 'raisedAt'], organisation: ['name'] }

/** A name that contains another is taken for it from so many characters on: 诉求内容描述, but not 反映单位. */
const tellingLength = 4

/** Which column is what, by its header. */
export function matchColumns(kind: ImportKind, headers: readonly string[]): ImportMatch {
  const bare = headers.map(bareHeader)
  const match: ImportMatch = {}
  const taken = new Set<number>()
  const names = namesOf(kind)
  const give = (field: ImportField, column: number): void => {
    if (column < 0 || match[field] !== undefined) return
    match[field] = column
    taken.add(column)
  }
  for (const { field, name } of names) {
    give(
      field,
      bare.findIndex((header, column) => header === name && !taken.has(column))
    )
  }
  for (const { field, name } of names.filter(({ name }) => name.length >= tellingLength)) {
    give(
      field,
      bare.findIndex((header, column) => header.includes(name) && !taken.has(column))
    )
  }
  return match
}

/** The names of all fields, those that people mean first before those that they also mean. */
function namesOf(kind: ImportKind): { field: ImportField; name: string }[] {
  const fields = Object.entries(synonyms[kind]) as [ImportField, readonly string[]][]
  const longest = Math.max(...fields.map(([, names]) => names.length))
  return Array.from({ length: longest }, (_, rank) =>
    fields.flatMap(([field, names]) => (names[rank] ? [{ field, name: names[rank] }] : []))
  ).flat()
}

/** `*联系电话（选填）：` → `联系电话`. */
function bareHeader(header: string): string {
  return header.replaceAll(/[(（【[].*?[)）】\]]/g, '').replaceAll(/[\s\u3000*＊:：]/g, '')
}

/** What must be matched and is not. */
export function missingFields(kind: ImportKind, match: ImportMatch): ImportField[] {
  const stands = (field: ImportField): boolean =>
    match[field] !== undefined || (field === 'text' && match.title !== undefined)
  return required[kind].filter((field) => !stands(field))
}

/** A column that is matched twice would be read as two things. */
export function fieldsAgree(kind: ImportKind, match: ImportMatch, columns: number): boolean {
  const known: readonly string[] = importFields[kind]
  const given = Object.entries(match).filter((entry): entry is [string, number] => entry[1] !== undefined)
  const numbers = given.map(([, column]) => column)
  return (
    given.every(([field, column]) => known.includes(field) && column < columns) &&
    new Set(numbers).size === numbers.length
  )
}

type Row = { line: number; cells: readonly string[] }
export type Header = { index: number } | 'sheet.headerMissing' | 'sheet.twoHeaders'

/** Among the first rows of a file, the one with the headers: above it may stand a title. */
export const headerRows = 10

export function findHeader(kind: ImportKind, rows: readonly Row[]): Header {
  const scores = rows.map(({ cells }) => scoreOf(kind, cells))
  const best = Math.max(0, ...scores)
  if (best === 0) {
    const index = rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
    return index === -1 ? 'sheet.headerMissing' : { index }
  }
  const index = scores.indexOf(best)
  const again = (at: number): boolean => (scores[at] ?? 0) > 1 && !sameCells(rows[at]!.cells, rows[index]!.cells)
  return again(index - 1) || again(index + 1) ? 'sheet.twoHeaders' : { index }
}

function scoreOf(kind: ImportKind, cells: readonly string[]): number {
  const known = new Set(namesOf(kind).map(({ name }) => name))
  return cells.filter((cell) => known.has(bareHeader(cell))).length
}

/** Headers repeat where a list was printed page by page. */
export function sameCells(cells: readonly string[], others: readonly string[]): boolean {
  const length = Math.max(cells.length, others.length)
  return Array.from({ length }).every((_, at) => (cells[at] ?? '').trim() === (others[at] ?? '').trim())
}

/** Does a merged range such as `A5:A9` reach below the header, where it hides values? */
export function hidesValues(range: string, headerLine: number): boolean {
  const last = range.split(':').at(-1) ?? ''
  return Number(last.replaceAll(/\D/g, '')) > headerLine
}
