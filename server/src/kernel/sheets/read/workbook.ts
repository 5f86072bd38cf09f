import { AppError } from '../../errors.ts'
import type { Archive } from './archive.ts'
import { isDateFormat, unescaped } from './numbers.ts'
import { StringTable } from './strings.ts'
import { readXml } from './xml.ts'

/** What the rows of a workbook refer to. */
export type Workbook = {
  sheets: { name: string; part: string }[]
  from1904: boolean
  /** By the number of a cell's style: does it show a moment? */
  dates: readonly boolean[]
  strings: StringTable
}

const mainPart = 'xl/workbook.xml'

export async function openWorkbook(archive: Archive): Promise<Workbook> {
  refuseOtherFiles(archive)
  const relations = await readRelations(archive)
  const { named, from1904 } = await readMainPart(archive)
  const sheets = named.flatMap(({ name, relation }) => {
    const part = relations.get(relation)?.part
    return part && archive.has(part) ? [{ name, part }] : []
  })
  if (sheets.length === 0) throw new AppError('sheet.damaged')
  const partOf = (type: string): string => [...relations.values()].find((one) => one.type === type)?.part ?? ''
  const dates = await readDates(archive, partOf('styles'))
  return { sheets, from1904, dates, strings: await readStrings(archive, partOf('sharedStrings')) }
}

function refuseOtherFiles({ names, has }: Archive): void {
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) throw new AppError('sheet.macros')
  if (has('xl/workbook.bin')) throw new AppError('sheet.oldFormat')
  if (!has(mainPart)) throw new AppError('sheet.notASheet')
}

type Relations = Map<string, { type: string; part: string }>

async function readRelations(archive: Archive): Promise<Relations> {
  const relations: Relations = new Map()
  const parts = readXml<Record<string, string>>(archive.read('xl/_rels/workbook.xml.rels'), (emit) => ({
    open: (name, attributes) => name === 'Relationship' && emit(attributes),
    close: () => {},
    text: () => {}
  }))
  for await (const { Id = '', Type = '', Target = '' } of parts) {
    const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`
    relations.set(Id, { type: Type.split('/').at(-1) ?? '', part })
  }
  return relations
}

type Named = { name: string; relation: string }

/** Tables in the order of their tabs; hidden ones are not what the person sees. */
async function readMainPart(archive: Archive): Promise<{ named: Named[]; from1904: boolean }> {
  let from1904 = false
  const named: Named[] = []
  const sheets = readXml<Named>(archive.read(mainPart), (emit) => ({
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name === 'sheet' && !attributes['state']?.includes('idden')) {
        emit({ name: attributes['name'] ?? '', relation: attributes['r:id'] ?? relationOf(attributes) })
      }
    },
    close: () => {},
    text: () => {}
  }))
  for await (const sheet of sheets) named.push(sheet)
  return { named, from1904 }
}

function relationOf(attributes: Record<string, string>): string {
  return Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? ''
}

async function readDates(archive: Archive, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>()
  let inCells = false
  const styles = readXml<boolean>(archive.read(part), (emit) => ({
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'cellXfs') inCells = true
      if (name === 'numFmt') codes.set(Number(numFmtId), formatCode ?? '')
      if (name === 'xf' && inCells) emit(isDateFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId))))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
    text: () => {}
  }))
  const dates: boolean[] = []
  for await (const date of styles) dates.push(date)
  return dates
}

async function readStrings(archive: Archive, part: string): Promise<StringTable> {
  const table = new StringTable()
  const texts = readXml<string>(archive.read(part), textHandler('si'))
  try {
    for await (const text of texts) table.add(text)
    return table
  } catch (error) {
    table[Symbol.dispose]()
    throw error
  }
}

/** Gathers the runs of a text; how it is pronounced (`rPh`) is no part of it. */
function textHandler(element: string) {
  return (emit: (text: string) => void) => {
    let text = ''
    let inText = false
    let spoken = 0
    return {
      open: (name: string) => {
        if (name === element) text = ''
        if (name === 'rPh') spoken += 1
        if (name === 't') inText = spoken === 0
      },
      close: (name: string) => {
        if (name === 'rPh') spoken -= 1
        if (name === 't') inText = false
        if (name === element) emit(unescaped(text))
      },
      text: (part: string) => {
        if (inText) text += part
      }
    }
  }
}
