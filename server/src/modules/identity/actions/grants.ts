import type { Grant, Me, Permission, Role } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import { type Call, personOf } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { areApart, roles } from '../../../kernel/roles.ts'
import { findNoticeDue } from '../../privacy/index.ts'
import { dayAfter } from '../rules.ts'
import {
  findGrants,
  findManagedGrant,
  getGrant,
  type GrantRow,
  holdsAlready,
  insertGrant,
  lockRootAdministrators,
  updateGrantEnd
} from '../store/grants.ts'
import { findManagedOrganisation, lockPeople } from '../store/people.ts'
import { findMe } from '../views.ts'
import { managedPerson } from './reach.ts'

export function listRoles(): { items: { role: Role; permissions: Permission[] }[] } {
  const items = Object.entries(roles) as [Role, readonly Permission[]][]
  return { items: items.map(([role, permissions]) => ({ role, permissions: [...permissions] })) }
}

export async function viewMe(db: Db, call: Call): Promise<Me> {
  const { personId, grants } = call.actor
  if (!personId) return { permissions: [], grants: [], teams: [] }
  const held = new Set(grants.flatMap(({ role }) => roles[role] as readonly Permission[]))
  const notice = await findNoticeDue(db, personId)
  return { ...(await findMe(db, personId, dayIn(call.now))), permissions: [...held], ...(notice && { notice }) }
}

/** Nobody grants to themselves: who keeps the accounts does not thereby see the needs (三员, domain rules §11). */
export async function grantRole(
  tx: Tx,
  call: Call,
  input: {
    personId: string
    role: Role
    organisationId: string
    from?: string | undefined
    to?: string | undefined
  }
): Promise<Grant> {
  const { personId, role, organisationId } = input
  await managedPerson(tx, call, personId)
  if (personId === personOf(call)) throw new AppError('grant.notYours')
  const organisation = await findManagedOrganisation(tx, call, organisationId)
  if (!organisation) throw new AppError('organisation.notFound')
  const { from, to } = daysHeld(input, dayIn(call.now))
  await lockPeople(tx, [personId])
  await refuseBoth(tx, call, personId, [role])
  if (await holdsAlready(tx, { personId, role, organisationId, from, to })) throw new AppError('conflict')

  const id = uuid()
  const heldTo = to ?? null
  await insertGrant(tx, { id, personId, role, organisationId, heldFrom: from, heldTo, createdAt: call.now })

  await recordAudit(tx, call, 'grant.made', personId, { grantId: id, role, organisationId, from, to: input.to })
  return toFullGrant(await getGrant(tx, id))
}

export async function endGrant(tx: Tx, call: Call, id: string): Promise<Grant> {
  const grant = await findManagedGrant(tx, call, id)
  if (!grant) throw new AppError('grant.notFound')
  await lockPeople(tx, [grant.personId])
  const today = dayIn(call.now)
  await refuseLastAdministrator(tx, today, [grant.id])

  await endNow(tx, await getGrant(tx, id), today)

  await recordAudit(tx, call, 'grant.ended', grant.personId, { grantId: id, role: grant.role })
  return toFullGrant(await getGrant(tx, id))
}

/** Roles that must be two people's are not given to one, even one after the other. */
export async function refuseBoth(tx: Tx, call: Call, personId: string, coming: readonly Role[]): Promise<void> {
  const held = await findGrants(tx, [personId], dayIn(call.now))
  if (areApart([...coming, ...held.map(({ role }) => role)])) throw new AppError('grant.apart')
}

/** A grant of the future never begins; one that has ended stays as it is. */
export async function endNow(tx: Tx, { id, heldFrom, heldTo }: GrantRow, today: string): Promise<void> {
  const end = heldFrom > today ? heldFrom : today
  if (heldTo === null || heldTo > end) await updateGrantEnd(tx, id, end)
}

/** Without an administrator at its top a place could never be changed again. */
async function refuseLastAdministrator(tx: Tx, today: string, ending: readonly string[]): Promise<void> {
  const administrators = await lockRootAdministrators(tx, today)
  const endsOne = administrators.some((id) => ending.includes(id))
  if (endsOne && administrators.every((id) => ending.includes(id))) throw new AppError('grant.last')
}

/** Half-open, and never before today: rights that somebody did not have cannot be given afterwards. */
function daysHeld(
  input: { from?: string | undefined; to?: string | undefined },
  today: string
): { from: string; to: string | undefined } {
  const from = input.from ?? today
  if (from < today) throw wrongDay('/from')
  if (input.to !== undefined && input.to < from) throw wrongDay('/to')
  return { from, to: input.to === undefined ? undefined : dayAfter(input.to) }
}

function wrongDay(field: string): AppError {
  return new AppError('invalid', { fields: [{ field, reason: 'day' }] })
}

export function toGrant(row: GrantRow): Omit<Grant, 'person'> {
  return {
    id: row.id,
    role: row.role,
    organisation: { id: row.organisationId, name: row.organisationName },
    from: row.heldFrom,
    ...(row.heldTo && { to: lastDay(row) })
  }
}

function toFullGrant(row: GrantRow): Grant {
  return { ...toGrant(row), person: { id: row.personId, name: row.personName } }
}

/** A grant that was ended on its first day was held on none; then it says the day before. */
function lastDay({ heldTo }: GrantRow): string {
  return dayAfter(heldTo!, -1)
}
