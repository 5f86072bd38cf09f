import type { z } from 'zod'

import type { DemoMeeting, DemoRecurrence, DemoTimetable } from './dates-schema.ts'
import type { DemoNeed } from './demo-schema.ts'
import type { DemoRounds, RoundsFile } from './rounds-schema.ts'
import type { NeedsFile, OrganisationEntry, PeopleFile, PlaceFile, ServicesFile, TeamsFile } from './schema.ts'

/** An organisation taken out of the nesting it was written in; parents come before their children. */
export type PresetOrganisation = Omit<OrganisationEntry, 'children' | 'parent'> & { parent: string | null }

export type PlaceFacts = z.infer<typeof PlaceFile>
export type PresetPerson = z.infer<typeof PeopleFile>['people'][number]
export type PresetTeam = z.infer<typeof TeamsFile>['teams'][number]
export type NeedsFileContent = z.infer<typeof NeedsFile>

type WrittenRow = NeedsFileContent['limits']['handling'][number]

/** `rule` is what the limit is called in the shipped set that it comes from, and `source` who set it. */
export type LimitRow = WrittenRow & { rule?: string | undefined }

/** The file of needs with every limit written out, as it is kept: later editions of a shipped set change nothing. */
export type NeedsConfig = Omit<NeedsFileContent, 'limits'> & {
  limits: Pick<NeedsFileContent['limits'], 'sourceNote' | 'dueSoonWithin'> & {
    set?: { key: string; name: string; source: string }
    intake: LimitRow[]
    handling: LimitRow[]
  }
}

/** A place as data, every reference in it checked. */
export type Preset = {
  place: PlaceFacts
  organisations: PresetOrganisation[]
  teams: PresetTeam[]
  needs: NeedsConfig
  services: z.infer<typeof ServicesFile>['services']
  people: PresetPerson[]
  roundPlans: z.infer<typeof RoundsFile>['rounds']
  demoNeeds: DemoNeed[]
  demoRounds: DemoRounds[]
  demoTimetables: DemoTimetable[]
  demoRecurrences: DemoRecurrence[]
  demoMeetings: DemoMeeting[]
}
