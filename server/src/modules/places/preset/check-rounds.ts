import type { z } from 'zod'

import { listed, refer, type Register, registerOf, type Report } from './checks.ts'
import type { DemoFile } from './demo-schema.ts'
import type { DemoRounds, RoundsFile } from './rounds-schema.ts'
import { words } from './words.ts'

export function checkRounds(
  report: Report,
  { rounds }: z.infer<typeof RoundsFile>,
  { organisations, requesters }: Record<'organisations' | 'requesters', Register>
): Register {
  for (const [index, { organisation, kind }] of rounds.entries()) {
    refer(report, organisations, ['rounds', index, 'organisation'], organisation)
    refer(report, requesters, ['rounds', index, 'kind'], kind)
  }
  return registerOf(report, '每月走访', listed(rounds, 'rounds'))
}

type Registers = Record<'plans' | 'organisations' | 'people', Register>

export function checkDemoRounds(
  report: Report,
  { needs, rounds }: z.infer<typeof DemoFile>,
  { plans, organisations, people }: Registers
): void {
  const keyed = needs.flatMap(({ key }, index) => (key === undefined ? [] : [{ key, path: ['needs', index] }]))
  const told = registerOf(report, '诉求', keyed)
  for (const [index, round] of rounds.entries()) {
    const at = ['rounds', index]
    refer(report, plans, [...at, 'plan'], round.plan)
    for (const [row, { organisation, worker }] of round.respondents.entries()) {
      refer(report, organisations, [...at, 'respondents', row, 'organisation'], organisation)
      refer(report, people, [...at, 'respondents', row, 'worker'], worker)
    }
    const respondents = registerOf(report, '走访对象', listed(round.respondents, ...at, 'respondents'))
    checkMonths(report, at, round, { respondents, told })
  }
}

function checkMonths(
  report: Report,
  at: (string | number)[],
  { months }: DemoRounds,
  { respondents, told }: Record<'respondents' | 'told', Register>
): void {
  for (const [row, { inquiries }] of months.entries()) {
    for (const [line, { respondent, needs, outcome, reason }] of inquiries.entries()) {
      const here = [...at, 'months', row, 'inquiries', line]
      refer(report, respondents, [...here, 'respondent'], respondent)
      refer(report, told, [...here, 'needs'], needs)
      if ((outcome === 'told') !== Boolean(needs)) report.add(here, words.toldNeeds)
      if ((outcome === 'unreached') !== Boolean(reason)) report.add(here, words.unreachedReason)
    }
  }
}
