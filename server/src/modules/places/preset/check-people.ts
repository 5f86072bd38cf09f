import type { z } from 'zod'

import { areApart } from '../../../kernel/roles.ts'
import { listed, refer, type Register, registerOf, type Report } from './checks.ts'
import type { DemoFile, DemoNeed, DemoStep } from './demo-schema.ts'
import type { PeopleFile } from './schema.ts'
import { words } from './words.ts'

type Registers = Record<'organisations' | 'teams' | 'postKinds', Register>

export function checkPeople(report: Report, { people }: z.infer<typeof PeopleFile>, registers: Registers): Register {
  const { organisations, teams, postKinds } = registers
  for (const [index, person] of people.entries()) {
    const at = ['people', index]
    refer(report, organisations, [...at, 'organisation'], person.organisation)
    for (const [row, post] of (person.posts ?? []).entries()) {
      refer(report, postKinds, [...at, 'posts', row, 'kind'], post.kind)
      refer(report, organisations, [...at, 'posts', row, 'at'], post.at)
      refer(report, organisations, [...at, 'posts', row, 'represents'], post.represents)
    }
    for (const [row, member] of (person.teams ?? []).entries()) {
      refer(report, teams, [...at, 'teams', row, 'team'], member.team)
      refer(report, organisations, [...at, 'teams', row, 'drawnFrom'], member.drawnFrom)
      if (!member.drawnFrom && !person.organisation)
        report.add([...at, 'teams', row], words.noTeamOfTheirs(person.name))
    }
    checkGrants(report, [...at, 'grants'], person, organisations)
  }
  return registerOf(report, '人员', listed(people, 'people'))
}

type PresetPerson = z.infer<typeof PeopleFile>['people'][number]

function checkGrants(
  report: Report,
  at: (string | number)[],
  { name, grants = [] }: PresetPerson,
  organisations: Register
): void {
  for (const [row, grant] of grants.entries()) refer(report, organisations, [...at, row, 'at'], grant.at)
  if (areApart(grants.map(({ role }) => role))) report.add(at, words.apart(name))
}

type DemoRegisters = Record<
  'organisations' | 'teams' | 'people' | 'requesters' | 'levels' | 'ways' | 'items' | 'whistles',
  Register
>

export function checkDemo(report: Report, { needs }: z.infer<typeof DemoFile>, registers: DemoRegisters): void {
  for (const [index, need] of needs.entries()) {
    const at = ['needs', index]
    refer(report, registers.requesters, [...at, 'kind'], need.kind)
    refer(report, registers.items, [...at, 'category'], need.category)
    refer(report, registers.organisations, [...at, 'organisation'], need.organisation)
    refer(report, registers.organisations, [...at, 'about'], need.about)
    refer(report, registers.people, [...at, 'raisedBy'], need.raisedBy)
    refer(report, registers.people, [...at, 'recordedBy'], need.recordedBy)
    checkRaiser(report, at, need)
    for (const [row, step] of need.steps.entries()) checkStep(report, [...at, 'steps', row], need, step, registers)
    checkOrder(report, at, need)
  }
}

function checkRaiser(report: Report, at: (string | number)[], need: DemoNeed): void {
  if (Boolean(need.raisedBy) === Boolean(need.visitor)) report.add(at, words.raiser)
  const direct = need.channel === 'online' || need.channel === 'poster'
  if (!direct && !need.recordedBy) report.add([...at, 'channel'], words.staffRecords(need.channel))
}

const requesterActions = new Set(['evaluate', 'reopen', 'withdraw'])

function checkStep(
  report: Report,
  at: (string | number)[],
  need: DemoNeed,
  step: DemoStep,
  registers: DemoRegisters
): void {
  refer(report, registers.people, [...at, 'by'], step.by)
  if (requesterActions.has(step.action) && step.by !== need.raisedBy) report.add(at, words.evaluator)
  if (step.action === 'assign') refer(report, registers.people, [...at, 'person'], step.person)
  if (step.action === 'dispatch') {
    refer(report, registers.teams, [...at, 'team'], step.team)
    refer(report, registers.organisations, [...at, 'department'], step.department)
  }
  if (step.action === 'whistle') {
    refer(report, registers.whistles, [...at, 'kind'], step.kind)
    refer(report, registers.organisations, [...at, 'departments'], step.departments)
  }
  if (step.action === 'accept') {
    refer(report, registers.items, [...at, 'category'], step.category)
    refer(report, registers.levels, [...at, 'level'], step.level)
    refer(report, registers.ways, [...at, 'way'], step.way)
  }
}

/** Steps are told in the order in which they happened. */
function checkOrder(report: Report, at: (string | number)[], need: DemoNeed): void {
  let before = need as Pick<DemoNeed, 'workdaysAgo' | 'at'>
  for (const [row, step] of need.steps.entries()) {
    const later =
      step.workdaysAgo < before.workdaysAgo || (step.workdaysAgo === before.workdaysAgo && step.at >= before.at)
    if (!later) report.add([...at, 'steps', row, 'at'], words.stepsOrder)
    before = step
  }
}
