import { createHash, randomBytes } from 'node:crypto'

import type { Account } from '@hongchao/contract'
import { v7 as uuid } from 'uuid'

import { recordAudit } from '../../../kernel/audit.ts'
import type { Call } from '../../../kernel/call.ts'
import { sealPhone } from '../../../kernel/crypto/index.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import { personInitials } from '../../../kernel/initials.ts'
import { inPlace } from '../../../kernel/places.ts'
import { sealedColumns } from '../../../sealed-columns.ts'
import { getPosterByCode } from '../../posters/index.ts'
import { agreeToNotice, refuseOldNotice } from '../../privacy/index.ts'
import { findAccount, insertAccountPlaces, replaceSetupLink, takeSetupLink } from '../store/accounts.ts'
import { insertGrant, lockRootAdministrators } from '../store/grants.ts'
import { findRoot, insertPerson } from '../store/people.ts'
import { asAccount, deviceIn, type Door, refuseWeak, toAccount } from './sign-in.ts'

const linkLifetime = 24 * 3_600_000

type Newcomer = {
  username: string
  name: string
  password: string
  phone?: string | undefined
  /** The version of the privacy notice that they agreed to. */
  notice?: string
}

/**
 * A token for the link that makes the first administrator of a place; undefined where it has one. A new one takes the
 * place of an earlier one. `tx` is on the place.
 */
export async function createSetupToken(tx: Tx, call: Call): Promise<string | undefined> {
  const administrators = await lockRootAdministrators(tx, dayIn(call.now))
  if (administrators.length > 0) return undefined
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(call.now.getTime() + linkLifetime)
  await replaceSetupLink(tx, { tokenHash: hashOf(token), place: call.place, expiresAt })
  return token
}

export async function setUp(
  tx: Tx,
  call: Call,
  { token, ...newcomer }: Newcomer & { token: string },
  door: Door
): Promise<Account> {
  const place = await takeSetupLink(tx, hashOf(token), call.now)
  if (!place) throw new AppError('setup.linkInvalid')
  const here = inPlace(tx, place)
  const root = await findRoot(here)
  if (!root) throw new AppError('organisation.notFound')
  return enter(here, { ...call, place }, newcomer, { organisationId: root.id, role: 'placeAdministrator' }, door)
}

/** A worker or resident: name, perhaps a telephone, and the organisation of the poster. Nothing of the Party is asked. */
export async function signUp(
  tx: Tx,
  call: Call,
  { poster, notice, ...newcomer }: Newcomer & { poster: string; notice: string },
  door: Door
): Promise<Account> {
  const { organisationId } = await getPosterByCode(tx, poster)
  await refuseOldNotice(tx, notice)
  return enter(tx, call, { ...newcomer, notice }, { organisationId, role: 'resident' }, door)
}

/** Account, person and first role at once, signed in. */
async function enter(
  tx: Tx,
  call: Call,
  { username, name, password, phone, notice }: Newcomer,
  { organisationId, role }: { organisationId: string; role: 'placeAdministrator' | 'resident' },
  { sessions, exchange }: Door
): Promise<Account> {
  refuseWeak(password, username)
  const accounts = await sessions.accounts(tx, call.now)
  const accountId = await accounts.create({ username, name, password, homePlace: call.place })
  await insertAccountPlaces(tx, [{ accountId, place: call.place }])
  const personId = uuid()
  await insertPerson(tx, {
    id: personId,
    accountId,
    name,
    initials: personInitials(name),
    ...sealPhone(call, sealedColumns.personPhone, personId, phone),
    organisationId,
    createdAt: call.now
  })
  const heldFrom = dayIn(call.now)
  await insertGrant(tx, { id: uuid(), personId, role, organisationId, heldFrom, createdAt: call.now })

  const entered = asAccount(call, { id: accountId, name })
  await recordAudit(tx, entered, 'account.entered', personId, { role })
  if (notice) await agreeToNotice(tx, entered, personId, notice)
  const ticket = await accounts.open(accountId, deviceIn(exchange))
  exchange.setHeader('set-cookie', sessions.cookie(ticket, exchange.secure))
  return toAccount(tx, (await findAccount(tx, accountId))!)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
