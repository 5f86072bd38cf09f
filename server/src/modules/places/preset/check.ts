import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { checkNeeds, checkServices, checkTeams, registersOf } from './check-needs.ts'
import { checkOrganisations, coveredUnits } from './check-organisations.ts'
import { checkDemo, checkPeople } from './check-people.ts'
import { checkDemoRounds, checkRounds } from './check-rounds.ts'
import { listed, refer, registerOf, type Report, reportOn } from './checks.ts'
import { writeOutLimits } from './limit-sets.ts'
import type { Preset } from './preset.ts'
import { type ReadFile, readFile } from './read.ts'
import { DemoFile } from './demo-schema.ts'
import { RoundsFile } from './rounds-schema.ts'
import { NeedsFile, OrganisationsFile, PeopleFile, PlaceFile, ServicesFile, TeamsFile } from './schema.ts'
import { type Mistake, words } from './words.ts'
import type { z } from 'zod'

export { coveredUnits }

export type Checked = { preset: Preset; mistakes?: never } | { preset?: never; mistakes: Mistake[] }

/** Reads and checks a preset: whole and right, or refused with every mistake that can be found. */
export function checkPreset(folder: string): Checked {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    return { mistakes: [{ file: basename(folder), line: 1, message: words.folderMissing(folder) }] }
  }
  const files = readAll(folder)
  const broken = Object.values(files).flatMap(({ mistakes }) => mistakes)
  const { place, organisations, teams, needs, services, rounds, people, demo } = files
  // References are only checked between files that can be read; else a slip in one would look like many in another.
  if (
    !place.value ||
    !organisations.value ||
    !teams.value ||
    !needs.value ||
    !services.value ||
    !rounds.value ||
    !people.value ||
    !demo.value
  ) {
    return { mistakes: broken }
  }
  return checkTogether(files, {
    place: place.value,
    organisations: organisations.value,
    teams: teams.value,
    needs: needs.value,
    services: services.value,
    rounds: rounds.value,
    people: people.value,
    demo: demo.value
  })
}

const noServices: ReadFile<z.infer<typeof ServicesFile>> = {
  source: { file: 'services.yaml', lineOf: () => 1 },
  value: { services: [] },
  mistakes: []
}

const noRounds: ReadFile<z.infer<typeof RoundsFile>> = {
  source: { file: 'rounds.yaml', lineOf: () => 1 },
  value: { rounds: [] },
  mistakes: []
}

const noDemo: ReadFile<z.infer<typeof DemoFile>> = {
  source: { file: 'demo.yaml', lineOf: () => 1 },
  value: { needs: [], rounds: [] },
  mistakes: []
}

function readAll(folder: string) {
  return {
    place: readFile(folder, 'place.yaml', PlaceFile),
    organisations: readFile(folder, 'organisations.yaml', OrganisationsFile),
    teams: readFile(folder, 'teams.yaml', TeamsFile),
    needs: readFile(folder, 'needs.yaml', NeedsFile),
    services: existsSync(join(folder, 'services.yaml')) ? readFile(folder, 'services.yaml', ServicesFile) : noServices,
    rounds: existsSync(join(folder, 'rounds.yaml')) ? readFile(folder, 'rounds.yaml', RoundsFile) : noRounds,
    people: readFile(folder, 'people.yaml', PeopleFile),
    demo: existsSync(join(folder, 'demo.yaml')) ? readFile(folder, 'demo.yaml', DemoFile) : noDemo
  }
}

type Files = ReturnType<typeof readAll>
type Values = { [K in keyof Files]: NonNullable<Files[K]['value']> }

function checkTogether(files: Files, values: Values): Checked {
  const reports = {
    place: reportOn(files.place.source),
    organisations: reportOn(files.organisations.source),
    teams: reportOn(files.teams.source),
    needs: reportOn(files.needs.source),
    services: reportOn(files.services.source),
    rounds: reportOn(files.rounds.source),
    people: reportOn(files.people.source),
    demo: reportOn(files.demo.source)
  }
  const { place } = values
  const kinds = registerOf(reports.place, '组织类型', listed(place.organisationKinds, 'organisationKinds'))
  const postKinds = registerOf(reports.place, '职务类型', listed(place.postKinds, 'postKinds'))
  const tree = checkOrganisations(reports.organisations, values.organisations, place, kinds)
  const organisations = tree.register
  refer(reports.place, organisations, ['root'], place.root)
  checkHours(reports.place, place.workingHours)

  const needs = writeOutLimits(reports.needs, values.needs)
  const lists = registersOf(reports.needs, needs)
  const teams = checkTeams(reports.teams, values.teams, organisations, lists.requesters)
  checkNeeds(reports.needs, needs, lists, { teams, organisations, kinds })
  checkServices(reports.services, values.services, lists)
  const plans = checkRounds(reports.rounds, values.rounds, { organisations, requesters: lists.requesters })
  const people = checkPeople(reports.people, values.people, { organisations, teams, postKinds })
  checkDemo(reports.demo, values.demo, { ...lists, organisations, teams, people })
  checkDemoRounds(reports.demo, values.demo, { plans, organisations, people })

  const mistakes = Object.values(reports).flatMap((report) => report.mistakes.toSorted((a, b) => a.line - b.line))
  if (mistakes.length > 0) return { mistakes }
  return {
    preset: {
      place,
      organisations: tree.organisations,
      teams: values.teams.teams,
      needs,
      services: values.services.services,
      people: values.people.people,
      roundPlans: values.rounds.rounds,
      demoNeeds: values.demo.needs,
      demoRounds: values.demo.rounds
    }
  }
}

function checkHours(report: Report, hours: readonly { from: string; to: string }[]): void {
  let free = '00:00'
  for (const [index, { from, to }] of hours.entries()) {
    if (from >= to || from < free) report.add(['workingHours', index], words.hoursOrder(from, to))
    free = to
  }
}
