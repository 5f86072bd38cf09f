import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { rolesWith } from '../../../kernel/roles.ts'
import { checkPreset } from './check.ts'
import { sentence } from './words.ts'

const presets = new URL('../../../../../presets/', import.meta.url).pathname

/** The mistakes of the example preset after its files were changed. */
function mistakesAfter(...changes: [file: string, from: string, to: string][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'preset-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  cpSync(join(presets, 'example'), folder, { recursive: true })
  for (const [file, from, to] of changes) {
    const text = readFileSync(join(folder, file), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(folder, file), text.replace(from, to))
  }
  return (checkPreset(folder).mistakes ?? []).map(sentence)
}

function lineOf(file: string, text: string): number {
  const lines = readFileSync(join(presets, 'example', file), 'utf8').split('\n')
  return lines.findIndex((line) => line.includes(text)) + 1
}

const names = ['example', 'wuhan-quanlinan', 'nanchong-jialing', 'ningbo-duantang']

test.each(names)('the preset %s has no mistake', (name) => {
  expect(checkPreset(join(presets, name)).mistakes).toBeUndefined()
})

test.each(names)(
  'each party that judges in %s is an organisation of its own, whose people can read what they judge',
  (name) => {
    const { needs, organisations, people } = checkPreset(join(presets, name)).preset!
    const above = (key: string | null): string[] =>
      key === null ? [] : [key, ...above(organisations.find((each) => each.key === key)!.parent)]
    const readers = people.filter(({ grants = [] }) =>
      grants.some(({ role }) => rolesWith('needs.read').includes(role))
    )
    const parties = needs.evaluation.parties ?? []
    const silent = parties.filter(
      ({ of }) => !readers.some(({ organisation }) => above(organisation ?? null).includes(of))
    )
    expect(silent).toEqual([])
    expect(new Set(parties.map(({ of }) => of)).size).toBe(parties.length)
  }
)

test('an unknown key is refused with its line and the word that was probably meant', () => {
  const line = lineOf('place.yaml', 'shortName:')
  expect(mistakesAfter(['place.yaml', 'shortName:', 'shortNmae:'])).toEqual([
    `place.yaml 第 ${line} 行：不认识“shortNmae”这一项。您是不是想写“shortName”？`
  ])
})

test('a missing key is told at the beginning of what should hold it', () => {
  expect(mistakesAfter(['teams.yaml', '    name: 帮帮队\n', ''])).toEqual([
    `teams.yaml 第 ${lineOf('teams.yaml', 'key: helpers')} 行：缺少“name”这一项`
  ])
})

test('a reference to nothing is refused with its line and the key that was probably meant', () => {
  const line = lineOf('people.yaml', 'organisation: property-office')
  expect(mistakesAfter(['people.yaml', 'organisation: property-office', 'organisation: property-ofice'])).toEqual([
    `people.yaml 第 ${line} 行：没有叫“property-ofice”的组织。您是不是想写“property-office”？`
  ])
})

test('a whistle is of a kind of the place, and calls organisations that there are', () => {
  const whistle = "{ action: whistle, by: clerk, workdaysAgo: 3, at: '10:00', kind: urgnt, reason: 要到场, spot: 南门"
  const mistakes = mistakesAfter(
    [
      'demo.yaml',
      "      - { action: sign, by: helper, workdaysAgo: 3, at: '10:30' }\n",
      `      - ${whistle}, departments: [nowhere] }\n`
    ],
    ['needs.yaml', 'usual: [property-office]', 'usual: [property-ofice]']
  )
  for (const key of ['urgnt', 'nowhere', 'property-ofice']) expect(mistakes.join()).toContain(`“${key}”`)
  expect(mistakes).toHaveLength(3)
})

test('a key that stands twice is refused, and the first one is named', () => {
  const line = lineOf('organisations.yaml', 'key: tea-house')
  const first = lineOf('organisations.yaml', 'key: paper-factory')
  expect(mistakesAfter(['organisations.yaml', 'key: tea-house', 'key: paper-factory'])).toContain(
    `organisations.yaml 第 ${line} 行：组织“paper-factory”重复了，第 ${first} 行已经有一个`
  )
})

test('organisations in a circle are refused with the whole circle', () => {
  const circle = `parent: lane
  - { key: lane, name: 巷, kind: street, parent: tea-house }`
  const line = lineOf('organisations.yaml', 'parent: street')
  expect(mistakesAfter(['organisations.yaml', 'parent: street', circle])).toEqual([
    `organisations.yaml 第 ${line} 行：上级关系绕成了圈：tea-house → lane → tea-house`
  ])
})

test('only the root stands below nothing, and nothing stands in two places', () => {
  const orphan = '  - key: tea-house'
  expect(
    mistakesAfter(['organisations.yaml', orphan, '  - { key: alone, name: 孤, kind: street }\n  - key: tea-house'])
  ).toEqual([
    `organisations.yaml 第 ${lineOf('organisations.yaml', orphan)} 行：“alone”没有上级；只有根组织“street”可以没有`
  ])
  const nested = 'shortName: 物业办 # 简称，可以不写'
  expect(mistakesAfter(['organisations.yaml', nested, 'parent: street'])).toEqual([
    `organisations.yaml 第 ${lineOf('organisations.yaml', nested)} 行：“property-office”已经写在另一个组织的 children 里，不能再写 parent`
  ])
})

test('a unit is covered by one Party organisation, and a joint one says which units it covers', () => {
  const independent = 'form: independent # 党组织的组建方式'
  expect(mistakesAfter(['organisations.yaml', independent, 'form: joint # 党组织的组建方式'])).toEqual([
    `organisations.yaml 第 ${lineOf('organisations.yaml', independent)} 行：联合组建的“paper-factory-branch”要在 covers 里写明覆盖的两家以上单位`
  ])
  const second = `    parent: street
  - { key: second, name: 又一个, kind: branch, parent: street, form: joint, covers: [paper-factory, tea-house] }`
  expect(mistakesAfter(['organisations.yaml', '    parent: street', second])).toEqual([
    `organisations.yaml 第 ${lineOf('organisations.yaml', '    parent: street') + 1} 行：“paper-factory”已由“paper-factory-branch”覆盖，一家单位只算一次`
  ])
})

test('a dispatch rule behind broader ones can never fire and is refused', () => {
  const rule = '  - { requester: [employee, resident], team: helpers }'
  const shadowed = `${rule}\n  - { category: [policy, noise], team: helpers }`
  expect(mistakesAfter(['needs.yaml', rule, shadowed])).toEqual([
    `needs.yaml 第 ${lineOf('needs.yaml', rule) + 1} 行：第 3 条派单规则永远用不上：它管的诉求都已被前面第 1、2 条派走`
  ])
})

test('a level without a limit is refused, and so are two limits for the same needs', () => {
  const street = '    - { level: street, amount: 5, unit: workingDay }'
  expect(mistakesAfter(['needs.yaml', street, '    - { level: community, amount: 5, unit: workingDay }'])).toEqual([
    `needs.yaml 第 ${lineOf('needs.yaml', 'handling:')} 行：办理时限里没有“街道级”这一级的规定，也没有通用的一条`,
    `needs.yaml 第 ${lineOf('needs.yaml', street)} 行：这条时限与第 ${lineOf('needs.yaml', street) - 1} 行管的是同样的诉求，只能留一条`
  ])
})

test('every mistake of every file is told at once', () => {
  const told = mistakesAfter(
    ['place.yaml', 'nature: department', 'nature: departement'],
    ['teams.yaml', "color: '#2E7D32'", 'color: green'],
    ['needs.yaml', 'unit: workingHour }', 'unit: hour }'],
    ['demo.yaml', 'action: sign', 'action: singn'],
    ['people.yaml', 'phone: 133 0000 0002', 'phone: 133 1234 0002']
  )
  expect(told).toEqual([
    `place.yaml 第 ${lineOf('place.yaml', 'key: department')} 行：“nature”只能写：area、partyOrg、newSectorOrg、department、community、residentUnit`,
    `teams.yaml 第 ${lineOf('teams.yaml', 'color:')} 行：“color”的写法不对：颜色要写成加引号的 "#2E7D32" 这样`,
    `needs.yaml 第 ${lineOf('needs.yaml', 'category: lamp, amount: 2')} 行：“unit”只能写：workingHour、workingDay、naturalHour、naturalDay、sameDay、nextDay`,
    `people.yaml 第 ${lineOf('people.yaml', 'phone:')} 行：“phone”的写法不对：演示电话中间四位须为 0000，例如 "138 0000 0101"`,
    `demo.yaml 第 ${lineOf('demo.yaml', 'action: sign')} 行：“action”只能写：accept、dispatch、sign、assign、note、answer、recordReply、return、decideReturn、takeOver、assist、whistle、signAssist、answerAssist、refuse、urge、evaluate、reopen、withdraw`
  ])
})

test('nobody is administrator and auditor', () => {
  const grant = '      - { role: auditor, at: street, from: 2024-01-01 }'
  expect(mistakesAfter(['people.yaml', grant, `${grant}\n${grant.replace('auditor', 'placeAdministrator')}`])).toEqual([
    `people.yaml 第 ${lineOf('people.yaml', grant) - 1} 行：“申小计”不能既是系统管理员又是审计员，须由两个人担任`
  ])
})

test('a file that is no YAML is refused at the line where it goes wrong', () => {
  expect(mistakesAfter(['teams.yaml', 'teams:', 'teams: [']).join()).toMatch(/^teams\.yaml 第 \d+ 行：写法有误/)
  expect(mistakesAfter(['place.yaml', 'name: 示例街道', 'slug: twice']).join()).toContain('同一层里有两个相同的名称')
})

test('a demonstration need tells its steps in order, and only the requester evaluates', () => {
  const evaluate = "by: worker, workdaysAgo: 1, at: '19:30'"
  const line = lineOf('demo.yaml', evaluate)
  expect(mistakesAfter(['demo.yaml', evaluate, "by: helper, workdaysAgo: 2, at: '14:00'"])).toEqual([
    `demo.yaml 第 ${line} 行：评价或重新反映要由提出人来做：提出人是未登录的人时不写 by，否则 by 写提出人`,
    `demo.yaml 第 ${line} 行：这一步比前面一步还早，请按先后顺序写`
  ])
})

test('a missing file or folder is named', () => {
  expect(checkPreset(join(presets, 'nowhere')).mistakes?.[0]?.message).toContain('找不到预设文件夹')
  const folder = mkdtempSync(join(tmpdir(), 'preset-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  expect(checkPreset(folder).mistakes?.map(({ message }) => message)).toContain('缺少文件“place.yaml”')
})

test('what a demonstration opens, founds and holds refers to what there is, and can be held', () => {
  const line = (text: string): number => lineOf('demo.yaml', text)
  expect(
    mistakesAfter(
      ['demo.yaml', 'service: subsidy #', 'service: subsidies #'],
      ['demo.yaml', 'weekdays: [1, 3] #', 'weekdays: [] #'],
      ['demo.yaml', "ends: '11:00'", "ends: '09:20'"],
      [
        'demo.yaml',
        '- { person: worker, slot: 1 }',
        '- { person: worker, slot: 1 }\n      - { person: worker, slot: 1 }'
      ]
    )
  ).toEqual([
    `demo.yaml 第 ${line('service: subsidy #')} 行：没有叫“subsidies”的服务事项。您是不是想写“subsidy”？`,
    `demo.yaml 第 ${line('timetables:') + 1} 行：开放预约要写 weekdays（每周哪几天，0 是周一）或 days（单独的日子），不能都不写`,
    `demo.yaml 第 ${line("ends: '11:00'")} 行：从 09:00 到 09:20 不够一场的 30 分钟`,
    `demo.yaml 第 ${line('person: worker, slot: 1') + 1} 行：“worker”在第 1 场约了两次，一场只能约一次`
  ])
  expect(
    mistakesAfter(
      ['demo.yaml', 'need: lamp #', 'need: lamps #'],
      ['demo.yaml', "starts: '19:00'", "starts: '21:00'"],
      ['demo.yaml', 'remindDays: 1 #', 'capacity: 1\n    remindDays: 1 #'],
      ['demo.yaml', 'needs: [lamp] #', 'needs: [lamb] #']
    )
  ).toEqual([
    `demo.yaml 第 ${line('need: lamp #')} 行：没有叫“lamps”的诉求。您是不是想写“lamp”？`,
    `demo.yaml 第 ${line("ends: '20:00'")} 行：开始 21:00 要早于结束 20:00`,
    `demo.yaml 第 ${line('remindDays: 1 #')} 行：报名的共 2 人，超过了 capacity（名额）1 人`,
    `demo.yaml 第 ${line('needs: [lamp] #') + 1} 行：没有叫“lamb”的诉求。您是不是想写“lamp”？`
  ])
})
