import { recordAudit } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Deps } from '../../../kernel/http.ts'
import { findAccountNamed, insertAccountPlaces } from '../store/accounts.ts'
import { updatePersonAccount } from '../store/people.ts'

export type DemonstrationPerson = { personId: string; username: string; name: string }

/**
 * Accounts for the people of a demonstration, all with one password that everybody may know: they sign in from the
 * machine itself only. A user name that another place has taken gets the place behind it. Returns the names given.
 */
export async function createDemonstrationAccounts(
  tx: Tx,
  call: Call,
  sessions: Deps['sessions'],
  { people, password }: { people: readonly DemonstrationPerson[]; password: string }
): Promise<Map<string, string>> {
  const given = new Map<string, string>()
  const accounts = await sessions.accounts(tx, call.now)
  const hash = await sessions.hash(password)
  for (const { personId, username: wanted, name } of people) {
    const taken = await findAccountNamed(tx, wanted)
    const username = taken ? `${wanted}.${call.place}`.slice(0, 40) : wanted
    const account = { username, name, password: hash, homePlace: call.place, demonstration: true }
    const accountId = await accounts.create(account)
    await insertAccountPlaces(tx, [{ accountId, place: call.place }])
    await updatePersonAccount(tx, personId, accountId)
    given.set(personId, username)
  }
  await recordAudit(tx, call, 'account.demonstration', call.place, { accounts: given.size })
  return given
}
