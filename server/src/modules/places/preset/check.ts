import { existsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { checkNeeds, checkServices, checkTeams, registersOf } from './check-needs.ts'
import { checkOrganisations, coveredUnits } from './check-organisations.ts'
import { checkDemoDates } from './check-dates.ts'
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
  // References are only checked between files that can be read; else a slip in one would look like many in another.
  return areRead(files) ? checkTogether(files) : { mistakes: broken }
}

function areRead(files: Files): files is ReadFiles {
  return Object.values(files).every(({ value }) => value !== undefined)
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
  value: { needs: [], rounds: [], timetables: [], recurrences: [], meetings: [] },
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
type ReadFiles = { [K in keyof Files]: Files[K] & { value: NonNullable<Files[K]['value']> } }

function checkTogether(files: ReadFiles): Checked {
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
  const place = files.place.value
  const kinds = registerOf(reports.place, '组织类型', listed(place.organisationKinds, 'organisationKinds'))
  const postKinds = registerOf(reports.place, '职务类型', listed(place.postKinds, 'postKinds'))
  const tree = checkOrganisations(reports.organisations, files.organisations.value, place, kinds)
  const organisations = tree.register
  refer(reports.place, organisations, ['root'], place.root)
  checkHours(reports.place, place.workingHours)

  const needs = writeOutLimits(reports.needs, files.needs.value)
  const lists = registersOf(reports.needs, needs)
  const teams = checkTeams(reports.teams, files.teams.value, organisations, lists.requesters)
  checkNeeds(reports.needs, needs, lists, { teams, organisations, kinds })
  const services = checkServices(reports.services, files.services.value, lists)
  const plans = checkRounds(reports.rounds, files.rounds.value, { organisations, requesters: lists.requesters })
  const people = checkPeople(reports.people, files.people.value, { organisations, teams, postKinds })
  checkDemo(reports.demo, files.demo.value, { ...lists, organisations, teams, people })
  checkDemoRounds(reports.demo, files.demo.value, { plans, organisations, people })
  checkDemoDates(reports.demo, files.demo.value, { services, organisations, people })

  const mistakes = Object.values(reports).flatMap((report) => report.mistakes.toSorted((a, b) => a.line - b.line))
  if (mistakes.length > 0) return { mistakes }
  return {
    preset: {
      place,
      organisations: tree.organisations,
      teams: files.teams.value.teams,
      needs,
      services: files.services.value.services,
      people: files.people.value.people,
      roundPlans: files.rounds.value.rounds,
      demoNeeds: files.demo.value.needs,
      demoRounds: files.demo.value.rounds,
      demoTimetables: files.demo.value.timetables,
      demoRecurrences: files.demo.value.recurrences,
      demoMeetings: files.demo.value.meetings
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
