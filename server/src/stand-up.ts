import { v7 as uuid } from 'uuid'

import { type Call, system } from './kernel/call.ts'
import type { Cells } from './kernel/crypto/index.ts'
import { dayIn } from './kernel/days.ts'
import { type Db, schemaOf, type Tx } from './kernel/db.ts'
import { createPlace } from './kernel/migrate.ts'
import { loadOrganisations, loadPeople, loadTeams } from './modules/organisations/index.ts'
import { enactTimetables } from './modules/bookings/index.ts'
import { enactMeetings } from './modules/meetings/index.ts'
import { enactNeeds } from './modules/needs/index.ts'
import { checkPreset, type Mistake, type Preset, type PresetPerson, recordPreset } from './modules/places/index.ts'
import { enactRecurrences } from './modules/recurrences/index.ts'
import { enactRounds, loadRoundPlans } from './modules/rounds/index.ts'
import { loadServices } from './modules/services/index.ts'
import { createSignIns } from './sign-ins.ts'

export type StandUp = {
  /** The preset's folder, and the name it is kept under. */
  folder: string
  name: string
  /** With its demonstration people and their needs. */
  demo: boolean
  now: Date
  /** Signs the sessions and receipts of this installation. */
  secret: string
  cells: Cells
  progress?: (part: 'organisations' | 'teams' | 'people' | 'needs', count: number) => void
}

/** A preset with mistakes; nothing of it was loaded. */
export class PresetRefused extends Error {
  override name = 'PresetRefused'
  readonly mistakes: readonly Mistake[]

  constructor(mistakes: readonly Mistake[]) {
    super(`${mistakes.length} mistakes in the preset`)
    this.mistakes = mistakes
  }
}

/**
 * Makes a place out of a preset, or brings one up to date with it, whole or not at all. Runs as the owner of the
 * database. Doing it again adds what the preset has gained; what is there already stays as people have left it.
 */
export async function standUp(owner: Db, options: StandUp): Promise<Preset> {
  const { preset, mistakes } = checkPreset(options.folder)
  if (mistakes) throw new PresetRefused(mistakes)

  const { slug, name } = preset.place
  const call: Call = { place: slug, actor: system, now: options.now, cells: options.cells }
  await owner.transaction().execute(async (transaction) => {
    const known = await transaction.selectFrom('platform.place').select('slug').where('slug', '=', slug).execute()
    if (known.length === 0) await createPlace(transaction, { slug, name, preset: options.name })
    await load(transaction.withSchema(schemaOf(slug)), call, preset, options)
  })
  return preset
}

async function load(tx: Tx, call: Call, preset: Preset, { demo, secret, progress }: StandUp): Promise<void> {
  await recordPreset(tx, call, preset)
  progress?.('organisations', preset.organisations.length)
  await loadOrganisations(tx, call, preset.organisations)
  progress?.('teams', preset.teams.length)
  await loadTeams(tx, call, preset.teams)
  await loadServices(tx, call, preset.services)
  await loadRoundPlans(tx, call, preset.roundPlans)
  if (!demo) return

  progress?.('people', preset.people.length)
  const added = await loadPeople(tx, call, preset.people)
  await grantRoles(tx, call, preset.people, added)
  await createSignIns(tx, call, secret, preset.people, added)
  progress?.('needs', preset.demoNeeds.length)
  const needs = await enactNeeds(tx, call, secret, preset.demoNeeds)
  await enactRounds(tx, call, preset.demoRounds, needs)
  await enactTimetables(tx, call, preset.demoTimetables)
  await enactRecurrences(tx, call, preset.demoRecurrences, needs)
  await enactMeetings(tx, call, preset.demoMeetings, needs)
}

async function grantRoles(
  tx: Tx,
  call: Call,
  people: readonly PresetPerson[],
  added: ReadonlyMap<string, string>
): Promise<void> {
  const rows = await tx.selectFrom('organisation').select(['key', 'id']).execute()
  const organisations = new Map(rows.map(({ key, id }) => [key, id]))
  const grants = people
    .filter(({ key }) => added.has(key))
    .flatMap(({ key, grants = [] }) =>
      grants.map(({ role, at, from }) => ({
        id: uuid(),
        personId: added.get(key)!,
        role,
        organisationId: organisations.get(at)!,
        heldFrom: from ?? dayIn(aYearBefore(call.now))
      }))
    )
  if (grants.length > 0) await tx.insertInto('roleGrant').values(grants).execute()
}

/** Demonstration people have held their roles for a while, for their needs lie in the past. */
function aYearBefore(now: Date): Date {
  return new Date(now.getTime() - 365 * 86_400_000)
}
