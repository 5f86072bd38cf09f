import { randomBytes } from 'node:crypto'

import type { PageQuery, PersonAccess, Role } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { maskedPhone, openPhone, sealPhone } from '../../../kernel/crypto/index.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Deps } from '../../../kernel/http.ts'
import { personInitials } from '../../../kernel/initials.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import { sealedColumns } from '../../../sealed-columns.ts'
import { isLocked, readablePassword } from '../rules.ts'
import {
  type AccountState,
  deleteFailures,
  findAccount,
  findAccountStates,
  insertAccountPlaces,
  updateMustChange
} from '../store/accounts.ts'
import { findGrants } from '../store/grants.ts'
import {
  findManagedOrganisation,
  findPeople,
  insertPerson,
  type PersonRow,
  updatePersonAccount
} from '../store/people.ts'
import { toGrant } from './grants.ts'
import { lockedPersonInReach, managedPerson } from './reach.ts'

type InitialPassword = { username: string; initialPassword: string }

export async function listPeople(
  db: Db,
  call: Call,
  query: PageQuery & { q?: string | undefined; organisation?: string | undefined; role?: Role | undefined }
): Promise<{ items: PersonAccess[]; next?: string }> {
  const rows = await findPeople(db, call, { ...query, position: positionOf(query) })
  const page = toPage(
    rows,
    query,
    (row) => ({ at: row.createdAt, id: row.id }),
    (row) => row
  )
  return { ...page, items: await toPeople(db, call, page.items) }
}

export async function getPerson(db: Db, call: Call, id: string): Promise<PersonAccess> {
  return viewPerson(db, call, await managedPerson(db, call, id))
}

/** The telephone of a person in full; who read it and why is recorded. */
export async function readPhone(tx: Tx, call: Call, id: string, reason: string): Promise<{ phone?: string }> {
  const { phoneSealed } = await managedPerson(tx, call, id)
  await recordAudit(tx, call, 'person.phoneRead', id, { reason })
  return phoneSealed ? { phone: openPhone(call, sealedColumns.personPhone, id, phoneSealed) } : {}
}

export async function createPerson(
  tx: Tx,
  call: Call,
  { name, organisationId, phone }: { name: string; organisationId: string; phone?: string | undefined }
): Promise<PersonAccess> {
  const organisation = await findManagedOrganisation(tx, call, organisationId)
  if (!organisation) throw new AppError('organisation.notFound')

  const id = uuid()
  const initials = personInitials(name)
  const sealed = sealPhone(call, sealedColumns.personPhone, id, phone)
  await insertPerson(tx, { id, name, initials, ...sealed, organisationId, createdAt: call.now })

  await recordAudit(tx, call, 'person.created', id, { organisationId })
  return getPerson(tx, call, id)
}

export async function createAccount(
  tx: Tx,
  call: Call,
  { id, username }: { id: string; username: string },
  sessions: Deps['sessions']
): Promise<InitialPassword> {
  const person = await lockedPersonInReach(tx, call, id)
  if (person.accountId) throw new AppError('person.hasAccount')

  const accounts = await sessions.accounts(tx, call.now)
  const password = readablePassword(randomBytes(12))
  const { name } = person
  const mustChangePassword = true
  const accountId = await accounts.create({ username, name, password, homePlace: call.place, mustChangePassword })
  await insertAccountPlaces(tx, [{ accountId, place: call.place }])
  await updatePersonAccount(tx, id, accountId)

  await recordAudit(tx, call, 'account.created', id, { accountId })
  return { username, initialPassword: password }
}

export async function resetPassword(
  tx: Tx,
  call: Call,
  id: string,
  sessions: Deps['sessions']
): Promise<InitialPassword> {
  const person = await lockedPersonInReach(tx, call, id)
  if (!person.accountId) throw new AppError('person.noAccount')
  const account = (await findAccount(tx, person.accountId))!
  if (account.homePlace !== call.place) throw new AppError('account.elsewhere')

  const accounts = await sessions.accounts(tx, call.now)
  const password = readablePassword(randomBytes(12))
  await accounts.setPassword(account.id, password)
  await updateMustChange(tx, account.id, true)
  await accounts.signOutEverywhere(account.id)
  await deleteFailures(tx, account.username)

  await recordAudit(tx, call, 'password.reset', id)
  return { username: account.username, initialPassword: password }
}

async function viewPerson(db: Db, call: Call, row: PersonRow): Promise<PersonAccess> {
  const [person] = await toPeople(db, call, [row])
  return person!
}

async function toPeople(db: Db, call: Call, rows: readonly PersonRow[]): Promise<PersonAccess[]> {
  const ids = rows.map(({ id }) => id)
  const grants = Map.groupBy(await findGrants(db, ids, dayIn(call.now)), ({ personId }) => personId)
  const states = await findAccountStates(
    db,
    rows.flatMap(({ accountId }) => accountId ?? [])
  )
  return rows.map((row) => {
    const account = row.accountId ? states.get(row.accountId) : undefined
    return {
      id: row.id,
      name: row.name,
      ...(row.phoneSealed && { phone: maskedPhone(call, sealedColumns.personPhone, row.id, row.phoneSealed) }),
      ...(row.organisationId && { organisation: { id: row.organisationId, name: row.organisationName! } }),
      ...(account && { username: account.username }),
      account: stateOf(account, call.now),
      grants: (grants.get(row.id) ?? []).map(toGrant)
    }
  })
}

function stateOf(account: AccountState | undefined, now: Date): PersonAccess['account'] {
  if (!account) return 'none'
  if (isLocked({ failures: 0, lockedUntil: account.lockedUntil }, now)) return 'locked'
  return account.mustChangePassword ? 'initialPassword' : 'active'
}
