import type { ImportField, ImportKind } from '@hongchao/contract'
import { describe, expect, test } from 'vitest'

import {
  bareName,
  classesByName,
  cleanText,
  fieldsAgree,
  findHeader,
  hidesValues,
  matchColumns,
  missingFields,
  readMoment,
  readNeed,
  readOrganisation,
  readPhone
} from './rules.ts'

const now = new Date('2026-03-02T01:00:00Z')

describe('columns', () => {
  test.each<[ImportKind, string[], ImportField[]]>([
    [
      'need',
      ['留言编号', '留言用户', '留言主题', '留言时间', '留言详情'],
      ['number', 'name', 'title', 'raisedAt', 'text']
    ],
    [
      'need',
      ['答复时间', '答复意见', '内容', '编号', '提出时间'],
      ['answeredAt', 'answer', 'text', 'number', 'raisedAt']
    ],
    ['need', ['*诉求内容（必填）', '联系电话：', '事发 地点', '一级'], ['text', 'phone', 'location', 'category']],
    ['need', ['部门答复内容', '群众反映内容描述', '来电时间'], ['answer', 'text', 'raisedAt']],
    ['organisation', ['企业名称', '所属行业', '经营状态', '企业简称'], ['name', 'industry', 'standing', 'shortName']]
  ])('of %s: %j are %j', (kind, headers, fields) => {
    expect(matchColumns(kind, headers)).toEqual(Object.fromEntries(fields.map((field, index) => [field, index])))
  })

  test('what nobody asks for is left alone, and a running number is no number', () => {
    expect(matchColumns('need', ['序号', '反对数', '点赞数', '来源'])).toEqual({})
  })

  test('of a need the title stands in for the text, but nothing for its time', () => {
    expect(missingFields('need', { title: 0 })).toEqual(['raisedAt'])
    expect(missingFields('need', { text: 0, raisedAt: 1 })).toEqual([])
    expect(missingFields('organisation', {})).toEqual(['name'])
  })

  test('no column is two things, and none lies outside of the file', () => {
    expect(fieldsAgree('need', { text: 0, title: 0 }, 3)).toBe(false)
    expect(fieldsAgree('need', { text: 3 }, 3)).toBe(false)
    expect(fieldsAgree('organisation', { text: 0 }, 3)).toBe(false)
    expect(fieldsAgree('need', { text: 0, title: 2 }, 3)).toBe(true)
  })
})

describe('the header', () => {
  const header = ['编号', '内容', '提出时间']
  const rowsOf = (...rows: string[][]) => rows.map((cells, index) => ({ line: index + 1, cells }))

  test.each([
    ['stands first', [header, ['1', '路灯', '2026-01-01']], { index: 0 }],
    ['stands below a title', [['2026 年诉求汇总表'], ['填表人：王'], header], { index: 2 }],
    ['is one row of two', [header, ['留言编号', '留言详情', '留言时间'], ['1', '2', '3']], 'sheet.twoHeaders'],
    [
      'is of unknown words',
      [
        ['甲', '乙'],
        ['1', '2']
      ],
      { index: 0 }
    ],
    ['is not there', [['只有一句话'], ['又一句']], 'sheet.headerMissing']
  ])('%s', (_, rows, found) => {
    expect(findHeader('need', rowsOf(...rows))).toEqual(found)
  })

  test.each([
    ['A1:G1', 2, false],
    ['A1:A2', 2, false],
    ['A2:A3', 2, true],
    ['B5:C5', 2, true]
  ])('the merged range %s below a header in row %i hides values: %s', (range, line, hides) => {
    expect(hidesValues(range, line)).toBe(hides)
  })
})

describe('values', () => {
  test('tabs, full-width blanks and empty lines of a page are not what somebody wrote', () => {
    const text = '\n\t\t\t\n\t　　您好：\t路灯　坏了 \r\n\r\n\r\n　　请修。\u0000\n\t\t'
    expect(cleanText(text)).toBe('您好： 路灯 坏了\n\n请修。')
  })

  test.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05Z'],
    ['2019-02-28 11:25', '2019-02-28T03:25:00Z'],
    ['2019/5/9', '2019-05-08T16:00:00Z'],
    ['2019.5.9', '2019-05-08T16:00:00Z'],
    ['2019年5月9日 下午3:05', '2019-05-09T07:05:00Z'],
    ['2019年5月9日15时5分', '2019-05-09T07:05:00Z'],
    ['20190509', '2019-05-08T16:00:00Z'],
    ['42894.730092592603', '2017-06-08T09:31:20Z'],
    ['2019-05-09T15:05:00.000Z', '2019-05-09T15:05:00Z'],
    ['2019-05-09T15:05:00+08:00', '2019-05-09T07:05:00Z']
  ])('%s is read as time in China', (text, moment) => {
    expect(readMoment(text)?.at).toEqual(new Date(moment))
  })

  test.each(['', '昨天', '2019-02-30', '2019/13/1', '1899-12-31', '25:00', '2019-5', '13800138000'])(
    '%s is no moment',
    (text) => {
      expect(readMoment(text)).toBeUndefined()
    }
  )

  test.each([
    ['138 0013 8000', '13800138000'],
    ['（0731）8888-1234', '07318888 1234'.replace(' ', '')],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138-0013-8000', '+8613800138000'],
    ['微信 abc', undefined],
    ['123', undefined]
  ])('the telephone %s is %s', (text, phone) => {
    expect(readPhone(text)).toBe(phone)
  })
})

describe('a need', () => {
  const match = { number: 0, title: 1, text: 2, raisedAt: 3, answer: 4, answeredAt: 5, phone: 6, name: 7, location: 8 }
  const row = ['7', '路灯坏了', '三号楼门口看不见路。', '2025/12/1 10:00']

  test('is read from its cells; what says that there is nothing is nothing', () => {
    expect(readNeed([...row, '', '-', '无', '　王 ', '/'], match, now)).toEqual({
      number: '7',
      title: '路灯坏了',
      text: '三号楼门口看不见路。',
      raisedAt: new Date('2025-12-01T02:00:00Z'),
      name: '王'
    })
  })

  test('without its text the title says what it is about', () => {
    expect(readNeed(['', '路灯坏了', ' ', '2025/12/1'], match, now)).toMatchObject({ text: '路灯坏了' })
  })

  test('an answer of the same day needs no time', () => {
    expect(readNeed([...row, '修好了。', '2025/12/1'], match, now)).toMatchObject({
      answer: { text: '修好了。', at: new Date('2025-12-01T02:00:00Z') }
    })
  })

  test.each([
    [['1', '', '', '2025/12/1'], 'missing', 'text'],
    [['1', '', '好', '2025/12/1'], 'tooShort', 'text'],
    [['1', '', '好'.repeat(20_001), '2025/12/1'], 'tooLong', 'text'],
    [['1', '', '路灯坏了', ''], 'missing', 'raisedAt'],
    [['1', '', '路灯坏了', '前天'], 'unreadable', 'raisedAt'],
    [['1', '', '路灯坏了', '2026/3/3'], 'inFuture', 'raisedAt'],
    [[...row, '修好了。', ''], 'missing', 'answeredAt'],
    [[...row, '', '2025/12/2'], 'missing', 'answer'],
    [[...row, '修好了。', '2025/11/30'], 'beforeRaised', 'answeredAt'],
    [[...row, '修好了。', '2027/1/1'], 'inFuture', 'answeredAt'],
    [[...row, '', '', '找我'], 'unreadable', 'phone'],
    [[...row, '', '', '', '王'.repeat(41)], 'tooLong', 'name'],
    [[...row, '', '', '', '', '东'.repeat(201)], 'tooLong', 'location']
  ])('%j is not taken: %s %s', (cells, reason, field) => {
    expect(readNeed(cells, match, now)).toEqual({ reason, field })
  })

  test('belongs to a class of the place by its name: to an item, or to a class that has none', () => {
    const lamp = { key: 'lamp', name: '路灯 照明' }
    const classes = classesByName([
      { key: 'living', name: '生活类', items: [lamp] },
      { key: 'policy', name: '政策咨询' }
    ])
    expect(['路灯照明', '政策咨询', '生活类', '城乡建设'].map((name) => classes.get(name))).toEqual([
      'lamp',
      'policy',
      undefined,
      undefined
    ])
  })
})

describe('an organisation', () => {
  const match = { name: 0, industry: 1, standing: 2 }

  test.each([
    [['龙口造纸厂', '造纸业', '在业'], { name: '龙口造纸厂', industry: '造纸业', active: true }],
    [['龙口造纸厂', '-', '注销'], { name: '龙口造纸厂', active: false }],
    [['龙口造纸厂'], { name: '龙口造纸厂', active: true }],
    [[' ', '造纸业'], { reason: 'missing', field: 'name' }],
    [['厂'.repeat(61)], { reason: 'tooLong', field: 'name' }]
  ])('%j', (cells, read) => {
    expect(readOrganisation(cells, match)).toEqual(read)
  })

  test('is the same whatever brackets and blanks its name is written with', () => {
    expect(bareName('龙口（造纸） 厂')).toBe(bareName('龙口(造纸)厂'))
  })
})
