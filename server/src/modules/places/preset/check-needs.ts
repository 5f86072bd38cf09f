import type { z } from 'zod'

import { firstRule, limitFor } from '../rules.ts'
import { listed, refer, type Register, registerOf, type Report } from './checks.ts'
import { conditionOf } from './limit-sets.ts'
import type { NeedsConfig } from './preset.ts'
import type { ServicesFile, TeamsFile } from './schema.ts'
import { words } from './words.ts'

export type NeedRegisters = Record<'requesters' | 'levels' | 'ways' | 'categories' | 'items' | 'whistles', Register>

export function registersOf(report: Report, needs: NeedsConfig): NeedRegisters {
  const classes = listed(needs.categories, 'categories')
  const items = needs.categories.flatMap((category, index) =>
    listed(category.items ?? [], 'categories', index, 'items')
  )
  const categories = registerOf(report, '诉求分类', [...classes, ...items])
  const parents = new Set(needs.categories.filter(({ items }) => items?.length).map(({ key }) => key))
  return {
    requesters: registerOf(report, '诉求人类型', listed(needs.requesterKinds, 'requesterKinds')),
    levels: registerOf(report, '层级', listed(needs.levels, 'levels')),
    ways: registerOf(report, '服务方式', listed(needs.ways, 'ways')),
    whistles: registerOf(report, '吹哨种类', listed(needs.whistles?.kinds ?? [], 'whistles', 'kinds')),
    categories,
    items: { what: '诉求事项', keys: new Set([...categories.keys].filter((key) => !parents.has(key))) }
  }
}

export function checkNeeds(
  report: Report,
  needs: NeedsConfig,
  registers: NeedRegisters,
  { teams, organisations, kinds }: Record<'teams' | 'organisations' | 'kinds', Register>
): void {
  checkCategories(report, needs, registers)
  refer(report, registers.categories, ['feedback'], needs.feedback)
  for (const [index, rule] of needs.dispatch.entries()) {
    const at = ['dispatch', index]
    refer(report, registers.categories, [...at, 'category'], rule.category)
    refer(report, registers.requesters, [...at, 'requester'], rule.requester)
    refer(report, registers.levels, [...at, 'level'], rule.level)
    refer(report, teams, [...at, 'team'], rule.team)
    refer(report, organisations, [...at, 'organisation'], rule.organisation)
    if (Boolean(rule.team) === Boolean(rule.organisation)) report.add(at, words.ruleTarget)
  }
  checkReach(report, needs)
  checkLimits(report, needs, registers, 'intake')
  checkLimits(report, needs, registers, 'handling')
  checkJudging(report, needs, organisations)
  checkSupervision(report, needs)
  checkLadder(report, needs, organisations)
  checkWhistles(report, needs, organisations)
  checkDuties(report, needs, registers, kinds)
  for (const kind of ['extension', 'pause', 'shelving'] as const) {
    registerOf(report, '申请原因', listed(needs.pleas?.[kind]?.reasons ?? [], 'pleas', kind, 'reasons'))
  }
}

function checkLadder(report: Report, { escalation }: NeedsConfig, organisations: Register): void {
  for (const [index, { organisation }] of (escalation?.ladder ?? []).entries())
    refer(report, organisations, ['escalation', 'ladder', index, 'organisation'], organisation)
}

function checkDuties(report: Report, { duties }: NeedsConfig, { categories }: NeedRegisters, kinds: Register): void {
  for (const [index, duty] of (duties ?? []).entries()) {
    refer(report, kinds, ['duties', index, 'kinds'], duty.kinds)
    refer(report, categories, ['duties', index, 'categories'], duty.categories)
  }
}

function checkWhistles(report: Report, { whistles }: NeedsConfig, organisations: Register): void {
  for (const [index, { usual }] of (whistles?.kinds ?? []).entries())
    refer(report, organisations, ['whistles', 'kinds', index, 'usual'], usual)
}

/** What follows on an order that was not answered follows on one that is to be answered. */
function checkSupervision(report: Report, needs: NeedsConfig): void {
  const steps = needs.supervision?.steps ?? []
  const ladder = needs.escalation?.ladder ?? []
  const levels = listed(ladder, 'escalation', 'ladder')
  registerOf(report, '督办步骤和提级层级', [...listed(steps, 'supervision', 'steps'), ...levels])
  const answered = new Set(steps.filter(({ answerWithin }) => answerWithin).map(({ key }) => key))
  const orders: Register = { what: '要答复的督办步骤', keys: answered }
  for (const [index, { starts }] of steps.entries()) {
    for (const [row, start] of starts.entries()) {
      if (start.on === 'unanswered')
        refer(report, orders, ['supervision', 'steps', index, 'starts', row, 'of'], start.of)
    }
  }
}

/** Who judges how needs were handled, and what is left out of the figures. */
function checkJudging(report: Report, { evaluation, rates }: NeedsConfig, organisations: Register): void {
  const { parties = [] } = evaluation
  for (const [index, { of }] of parties.entries()) {
    refer(report, organisations, ['evaluation', 'parties', index, 'of'], of)
  }
  registerOf(report, '参评单位', listed(parties, 'evaluation', 'parties'))
  registerOf(report, '剔除原因', listed(rates?.exclusions ?? [], 'rates', 'exclusions'))
}

export function checkTeams(
  report: Report,
  { teams }: z.infer<typeof TeamsFile>,
  organisations: Register,
  requesters: Register
): Register {
  for (const [index, team] of teams.entries()) {
    refer(report, organisations, ['teams', index, 'organisation'], team.organisation)
    refer(report, requesters, ['teams', index, 'serves'], team.serves)
  }
  return registerOf(report, '服务队', listed(teams, 'teams'))
}

export function checkServices(
  report: Report,
  { services }: z.infer<typeof ServicesFile>,
  { items, ways }: NeedRegisters
): Register {
  for (const [index, service] of services.entries()) {
    refer(report, items, ['services', index, 'category'], service.category)
    refer(report, ways, ['services', index, 'ways'], service.ways)
  }
  return registerOf(report, '服务事项', listed(services, 'services'))
}

function checkCategories(report: Report, needs: NeedsConfig, { levels, ways }: NeedRegisters): void {
  for (const [index, category] of needs.categories.entries()) {
    const at = ['categories', index]
    const rows = [
      { ...category, at },
      ...(category.items ?? []).map((item, row) => ({ ...item, at: [...at, 'items', row] }))
    ]
    for (const row of rows) {
      refer(report, levels, [...row.at, 'level'], row.level)
      refer(report, ways, [...row.at, 'way'], row.way)
    }
  }
}

/** Tries every need there can be: a rule that is the first to fit none of them can never fire. */
function checkReach(report: Report, needs: NeedsConfig): void {
  const fits = needs.dispatch.map(() => ({ fired: false, behind: new Set<number>() }))
  for (const need of everyNeed(needs)) {
    const first = firstRule(needs, need)
    if (first === undefined) continue
    fits[first]!.fired = true
    for (const [index, rule] of needs.dispatch.entries()) {
      if (index > first && firstRule({ ...needs, dispatch: [rule] }, need) === 0) fits[index]!.behind.add(first + 1)
    }
  }
  for (const [index, { fired, behind }] of fits.entries()) {
    if (!fired && behind.size > 0)
      report.add(
        ['dispatch', index],
        words.ruleNever(
          index + 1,
          [...behind].toSorted((a, b) => a - b)
        )
      )
  }
}

function everyNeed(needs: NeedsConfig): { category: string; requester: string; level: string }[] {
  const items = needs.categories.flatMap(({ key, items = [] }) => [key, ...items.map((item) => item.key)])
  return items.flatMap((category) =>
    needs.requesterKinds.flatMap(({ key: requester }) =>
      needs.levels.map(({ key: level }) => ({ category, requester, level }))
    )
  )
}

const clockNames = { intake: '受理', handling: '办理' } as const

function checkLimits(
  report: Report,
  needs: NeedsConfig,
  registers: NeedRegisters,
  clock: keyof typeof clockNames
): void {
  const rows = needs.limits[clock]
  const seen = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    // What comes from a shipped set is named where it is applied.
    const at = row.rule ? ['limits', 'apply'] : ['limits', clock, index]
    refer(report, registers.categories, [...at, 'category'], row.category)
    refer(report, registers.levels, [...at, 'level'], row.level)
    const same = conditionOf(row)
    const before = seen.get(same)
    if (before === undefined) seen.set(same, index)
    else report.add(at, words.limitTwice(report.lineOf(['limits', clock, before])))
  }
  for (const { key, name } of needs.levels) {
    if (!limitFor(needs, clock, { level: key })) {
      report.add(['limits', clock], words.limitMissing(clockNames[clock], name))
    }
  }
}
