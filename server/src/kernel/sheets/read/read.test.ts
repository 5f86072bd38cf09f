import { expect, test } from 'vitest'

import { workbookOf, xlsxOf } from '../../../../test/sheet.ts'
import { zipOf } from '../../../../test/zip.ts'
import { openSheet, type Sheet, type SheetRow } from './index.ts'

async function read(bytes: Uint8Array) {
  await using sheet = await openSheet(bytes)
  return { rows: await rowsOf(sheet), merged: [...sheet.merged], others: sheet.others }
}

async function rowsOf(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of sheet.rows()) rows.push(row)
  return rows
}

const cellsOf = async (bytes: Uint8Array) => (await read(bytes)).rows.map(({ cells }) => cells)

test('rows keep the numbers that Excel shows, and blank ones are none', async () => {
  const file = xlsxOf([['编号', '内容'], ['', ''], [], [7, '路灯坏了'], ['', '']])
  expect((await read(file)).rows).toEqual([
    { line: 1, cells: ['编号', '内容'] },
    { line: 4, cells: ['7', '路灯坏了'] }
  ])
})

test.each([
  [{ xml: '<c s="1"><v>42894.730092592603</v></c>' }, '2017-06-08 17:31:20'],
  [{ xml: '<c s="1"><v>43524</v></c>' }, '2019-02-28'],
  [{ xml: '<c><v>1.3800138E10</v></c>' }, '13800138000'],
  [{ xml: '<c><v>0.1</v></c>' }, '0.1'],
  [{ xml: '<c t="b"><v>1</v></c>' }, 'TRUE'],
  [{ xml: '<c t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c>' }, '甲乙'],
  [{ xml: '<c t="str"><f>A1&amp;B1</f><v>合起来</v></c>' }, '合起来'],
  [{ xml: '<c><f>1+1</f><v>2</v></c>' }, '2'],
  [{ xml: '<c t="inlineStr"><is><t>一行_x000D_二行 &lt;b&gt; &#x4e2d;</t></is></c>' }, '一行\r二行 <b> 中']
])('the cell %j reads as %s', async (cell, text) => {
  expect(await cellsOf(xlsxOf([[cell]]))).toEqual([[text]])
})

test('a formula that was never worked out, and an error, are told and not guessed', async () => {
  const file = xlsxOf([['甲', { xml: '<c><f>1+1</f></c>' }, { xml: '<c t="e"><v>#N/A</v></c>' }]])
  expect((await read(file)).rows).toEqual([
    {
      line: 1,
      cells: ['甲'],
      faults: [
        { column: 1, fault: 'formulaWithoutValue' },
        { column: 2, fault: 'errorValue' }
      ]
    }
  ])
})

test('merged ranges are known once the rows were read', async () => {
  const file = xlsxOf([['标题'], ['编号']], { tail: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>' })
  expect((await read(file)).merged).toEqual(['A1:C1'])
})

test('a file may be read twice, and texts that lie far apart are found', async () => {
  const many = Array.from({ length: 3000 }, (_, n) => [`第${n}条${'很长的内容'.repeat(60)}`, '同一句话'])
  await using sheet = await openSheet(xlsxOf(many))
  const first = await rowsOf(sheet)
  expect(await rowsOf(sheet)).toEqual(first)
  expect(first.map(({ cells }) => cells)).toEqual(many)
})

test.each([
  ['UTF-8', Buffer.from('编号,内容\n1,路灯\n')],
  ['UTF-8 with a mark', Buffer.from('\ufeff编号,内容\r\n1,路灯\r\n')],
  ['GB18030', Buffer.from('b1e0bac52cc4dac8dd0a312cc2b7b5c60a', 'hex')],
  ['UTF-16', Buffer.from('\ufeff编号\t内容\n1\t路灯\n', 'utf16le')],
  ['separated by semicolons', Buffer.from('编号;内容\n1;路灯')]
])('a table of text is read: %s', async (_, bytes) => {
  expect(await cellsOf(bytes)).toEqual([
    ['编号', '内容'],
    ['1', '路灯']
  ])
})

test('quoted cells hold separators, quotes and lines; a record is a row, however many lines it takes', async () => {
  const bytes = Buffer.from('编号,内容\n1,"他说""好"",\n第二行"\n\n3,尾')
  expect((await read(bytes)).rows).toEqual([
    { line: 1, cells: ['编号', '内容'] },
    { line: 2, cells: ['1', '他说"好",\n第二行'] },
    { line: 4, cells: ['3', '尾'] }
  ])
})

const bomb = workbookOf(`<sheetData><row r="1"><c t="inlineStr"><is><t>${' '.repeat(40_000_000)}`, [])
const longText = workbookOf(`<sheetData><row r="1"><c t="inlineStr"><is><t>${'x'.repeat(3_000_000)}`, [])
const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
const many = Object.fromEntries(Array.from({ length: 2100 }, (_, n) => [`xl/part${n}.xml`, '']))

test.each([
  ['nothing', Buffer.alloc(0), 'sheet.empty'],
  ['a PDF with another name', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'sheet.notASheet'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'sheet.notASheet'],
  ['a document of Word', zipOf({ 'word/document.xml': '<a/>' }), 'sheet.notASheet'],
  ['an old .xls, or one with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'sheet.oldFormat'],
  ['a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), 'sheet.oldFormat'],
  ['macros', xlsxOf([['编号']], { parts: { 'xl/vbaProject.bin': 'x' } }), 'sheet.macros'],
  ['half a file', xlsxOf([['编号']]).subarray(0, 300), 'sheet.damaged'],
  ['XML that is none', workbookOf('<sheetData><row></sheetData>', []), 'sheet.damaged'],
  ['entities of its own', xlsxOf([['a']], { parts: { 'xl/sharedStrings.xml': `${entities}<sst/>` } }), 'sheet.damaged'],
  ['a zip bomb', bomb, 'sheet.bomb'],
  ['a text without end', longText, 'sheet.bomb'],
  ['parts without number', zipOf(many), 'sheet.bomb'],
  ['bytes of no encoding', Buffer.from([0x61, 0x2c, 0xff, 0x0a, 0xff, 0xff]), 'sheet.encoding'],
  ['a quote that is never closed', Buffer.from('编号,内容\n1,"路灯\n2,水管\n'), 'sheet.quoteOpen']
])('%s is refused', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code })
})
