import type { Account, DeviceSession } from '@hongchao/contract'

import { recordAudit } from '../../../kernel/audit.ts'
import { type Call, stranger } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { Deps, Exchange } from '../../../kernel/http.ts'
import { afterFailure, deviceOf, isFromHere, isLocked, weaknessOf } from '../rules.ts'
import {
  type AccountRow,
  deleteFailures,
  deleteSession,
  findAccount,
  findAccountNamed,
  findPlacesOf,
  findSessions,
  lockFailures,
  updateFailures,
  updateMustChange
} from '../store/accounts.ts'

/** What signing in stands on beside the transaction: sessions, and the exchange that carries the cookie. */
export type Door = { sessions: Deps['sessions']; exchange: Exchange }

export async function currentAccount(
  db: Db,
  call: Call,
  places: Deps['places']
): Promise<{ account?: Account; places: Account['places'] }> {
  const row = call.actor === stranger ? undefined : await findAccount(db, call.actor.accountId)
  const all = await places.list()
  return { places: all, ...(row && { account: await toAccount(db, row) }) }
}

export async function signIn(
  tx: Tx,
  call: Call,
  { username, password }: { username: string; password: string },
  { sessions, exchange }: Door
): Promise<Account> {
  await refuseLocked(tx, call, username)
  const accounts = await sessions.accounts(tx, call.now)
  const opened = await accounts.signIn(username, password, deviceIn(exchange))
  if (!opened) throw await countFailure(tx, call, username, 'signIn.failed')

  const account = (await findAccount(tx, opened.accountId))!
  const { forwarded, 'x-forwarded-for': forwardedFor, 'x-real-ip': realIp } = exchange.headers
  if (account.demonstration && !isFromHere(exchange.ip, [forwarded, forwardedFor, realIp])) {
    throw new AppError('demonstration.loopbackOnly')
  }

  await deleteFailures(tx, username)
  await recordAudit(tx, asAccount(call, account), 'session.opened', account.id, { ip: exchange.ip })
  exchange.setHeader('set-cookie', sessions.cookie(opened.ticket, exchange.secure))
  return toAccount(tx, account)
}

export async function signOut(tx: Tx, call: Call, { sessions, exchange }: Door): Promise<Record<string, never>> {
  const accounts = await sessions.accounts(tx, call.now)
  await accounts.signOut(sessions.ticketIn(exchange.headers)!)
  await recordAudit(tx, call, 'session.ended', call.actor.accountId)
  exchange.setHeader('set-cookie', sessions.cookie(undefined, exchange.secure))
  return {}
}

export async function listSessions(
  db: Db,
  call: Call,
  { sessions, exchange }: Door
): Promise<{ items: DeviceSession[] }> {
  const current = await sessions.find(exchange.headers, call.now)
  const rows = await findSessions(db, call.actor.accountId, call.now)
  return {
    items: rows.map((row) => ({
      id: row.id,
      device: row.userAgent ?? '',
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.updatedAt.toISOString(),
      current: row.id === current?.sessionId
    }))
  }
}

export async function revokeSession(tx: Tx, call: Call, id: string): Promise<Record<string, never>> {
  if (!(await deleteSession(tx, call.actor.accountId, id))) throw new AppError('session.notFound')
  await recordAudit(tx, call, 'session.revoked', call.actor.accountId, { sessionId: id })
  return {}
}

/** Whoever knew the old password is signed out; the caller goes on in a new session. */
export async function changePassword(
  tx: Tx,
  call: Call,
  { current, next }: { current: string; next: string },
  { sessions, exchange }: Door
): Promise<Account> {
  const account = (await findAccount(tx, call.actor.accountId))!
  await refuseLocked(tx, call, account.username)
  const accounts = await sessions.accounts(tx, call.now)
  if (!(await accounts.hasPassword(account.id, current))) {
    throw await countFailure(tx, call, account.username, 'password.wrong')
  }
  if (next === current) throw new AppError('password.weak', { reason: 'same' })
  refuseWeak(next, account.username)

  await accounts.setPassword(account.id, next)
  await updateMustChange(tx, account.id, false)
  await accounts.signOutEverywhere(account.id)
  const ticket = await accounts.open(account.id, deviceIn(exchange))

  await deleteFailures(tx, account.username)
  await recordAudit(tx, call, 'password.changed', account.id)
  exchange.setHeader('set-cookie', sessions.cookie(ticket, exchange.secure))
  return toAccount(tx, { ...account, mustChangePassword: false })
}

export async function toAccount(db: Db, { id, username, name, mustChangePassword }: AccountRow): Promise<Account> {
  return { id, username, name, mustChangePassword, places: await findPlacesOf(db, id) }
}

/** The call, by the account that it has just become. */
export function asAccount(call: Call, { id, name }: { id: string; name: string }): Call {
  return { ...call, actor: { ...stranger, accountId: id, name } }
}

export function deviceIn({ headers }: Exchange): string {
  return deviceOf(headers['user-agent'] ?? '')
}

export function refuseWeak(password: string, username: string): void {
  const reason = weaknessOf(password, username)
  if (reason) throw new AppError('password.weak', { reason })
}

async function refuseLocked(tx: Tx, call: Call, username: string): Promise<void> {
  const failures = await lockFailures(tx, username, call.now)
  if (isLocked(failures, call.now)) throw lockedUntil(failures.lockedUntil)
}

/** The refusal to throw; the try stays counted although the call fails. Unknown names are counted like known ones. */
async function countFailure(
  tx: Tx,
  call: Call,
  username: string,
  code: 'signIn.failed' | 'password.wrong'
): Promise<AppError> {
  const failures = afterFailure(await lockFailures(tx, username, call.now), call.now)
  await updateFailures(tx, username, failures, call.now)
  const account = await findAccountNamed(tx, username)
  const locked = isLocked(failures, call.now)
  await recordAudit(tx, call, locked ? 'signIn.locked' : code, account?.id ?? 'unknown')
  return locked ? lockedUntil(failures.lockedUntil) : new AppError(code, {}, { keepsWrites: true })
}

function lockedUntil(until: Date | null): AppError {
  return new AppError('signIn.locked', { until: until?.toISOString() }, { keepsWrites: true })
}
