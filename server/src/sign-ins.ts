import { Role } from '@hongchao/contract'

import type { Call } from './kernel/call.ts'
import { dayIn } from './kernel/days.ts'
import { type Db, schemaOf, type Tx } from './kernel/db.ts'
import { openSessions } from './kernel/session.ts'
import { createDemonstrationAccounts } from './modules/identity/index.ts'
import type { PresetPerson } from './modules/places/index.ts'

/** Everybody may know it: with it one signs in from the machine itself only. */
export const demonstrationPassword = 'hongchao'

/** Accounts for those people of a preset who are to sign in. `added` are the ids of the people just loaded. */
export async function createSignIns(
  tx: Tx,
  call: Call,
  secret: string,
  people: readonly PresetPerson[],
  added: ReadonlyMap<string, string>
): Promise<void> {
  const wanted = people.flatMap(({ key, name, signIn }) => {
    const personId = added.get(key)
    return signIn && personId ? [{ personId, username: key, name }] : []
  })
  if (wanted.length === 0) return
  const sessions = openSessions(tx, secret)
  await createDemonstrationAccounts(tx, call, sessions, { people: wanted, password: demonstrationPassword })
}

export type SignIn = { role: Role; username: string; person: string; organisation: string }

/** For each role, somebody of the demonstration who holds it today. */
export async function listSignIns(db: Db, place: string, now: Date): Promise<SignIn[]> {
  const today = dayIn(now)
  const held = await db
    .withSchema(schemaOf(place))
    .selectFrom('roleGrant')
    .innerJoin('person', 'person.id', 'roleGrant.personId')
    .innerJoin('organisation', 'organisation.id', 'roleGrant.organisationId')
    .select(['roleGrant.role', 'person.accountId', 'person.name as person', 'organisation.name as organisation'])
    .where('person.accountId', 'is not', null)
    .where('roleGrant.heldFrom', '<=', today)
    .where((on) => on.or([on('roleGrant.heldTo', 'is', null), on('roleGrant.heldTo', '>', today)]))
    .orderBy('person.id')
    .execute()
  const accounts = await db
    .selectFrom('platform.account')
    .select(['id', 'username'])
    .where('demonstration', '=', true)
    .execute()
  const usernames = new Map(accounts.map(({ id, username }) => [id, username]))
  return Role.options.flatMap((role) => {
    const holder = held.find((grant) => grant.role === role && usernames.has(grant.accountId ?? ''))
    const { person, organisation, accountId } = holder ?? {}
    return person && organisation ? [{ role, person, organisation, username: usernames.get(accountId!)! }] : []
  })
}
