import type { z } from 'zod'

import type { DemoNeed, NeedsFile, OrganisationEntry, PeopleFile, PlaceFile, TeamsFile } from './schema.ts'

/** An organisation taken out of the nesting it was written in; parents come before their children. */
export type PresetOrganisation = Omit<OrganisationEntry, 'children' | 'parent'> & { parent: string | null }

export type PlaceFacts = z.infer<typeof PlaceFile>
export type PresetPerson = z.infer<typeof PeopleFile>['people'][number]
export type PresetTeam = z.infer<typeof TeamsFile>['teams'][number]
export type NeedsConfig = z.infer<typeof NeedsFile>

/** A place as data, every reference in it checked. */
export type Preset = {
  place: PlaceFacts
  organisations: PresetOrganisation[]
  teams: PresetTeam[]
  needs: NeedsConfig
  people: PresetPerson[]
  demoNeeds: DemoNeed[]
}
