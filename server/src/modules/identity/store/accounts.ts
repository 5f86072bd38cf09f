import type { Selectable } from 'kysely'

import type { Db, Tx } from '../../../kernel/db.ts'
import type { Tables } from '../../../kernel/tables.ts'
import type { Failures } from '../rules.ts'

export type AccountRow = Pick<
  Selectable<Tables['platform.account']>,
  'id' | 'username' | 'name' | 'mustChangePassword' | 'demonstration' | 'homePlace'
>
export type AccountState = AccountRow & { lockedUntil: Date | null }
export type SessionRow = Selectable<Tables['platform.session']>

const columns = ['id', 'username', 'name', 'mustChangePassword', 'demonstration', 'homePlace'] as const

export async function findAccount(db: Db, id: string): Promise<AccountRow | undefined> {
  return await db.selectFrom('platform.account').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function findAccountNamed(db: Db, username: string): Promise<AccountRow | undefined> {
  return await db.selectFrom('platform.account').select(columns).where('username', '=', username).executeTakeFirst()
}

export async function findAccountStates(db: Db, ids: readonly string[]): Promise<Map<string, AccountState>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('platform.account')
    .leftJoin('platform.signInFailure', 'platform.signInFailure.username', 'platform.account.username')
    .select(columns.map((column) => `platform.account.${column}` as const))
    .select('platform.signInFailure.lockedUntil')
    .where('platform.account.id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function updateMustChange(tx: Tx, id: string, mustChangePassword: boolean): Promise<void> {
  await tx.updateTable('platform.account').set({ mustChangePassword }).where('id', '=', id).execute()
}

export async function findPlacesOf(db: Db, accountId: string): Promise<{ slug: string; name: string }[]> {
  return await db
    .selectFrom('platform.accountPlace')
    .innerJoin('platform.place', 'platform.place.slug', 'platform.accountPlace.place')
    .select(['platform.place.slug', 'platform.place.name'])
    .where('platform.accountPlace.accountId', '=', accountId)
    .orderBy('platform.place.createdAt')
    .execute()
}

export async function insertAccountPlaces(tx: Tx, rows: { accountId: string; place: string }[]): Promise<void> {
  await tx.insertInto('platform.accountPlace').values(rows).execute()
}

export async function findSessions(db: Db, accountId: string, now: Date): Promise<SessionRow[]> {
  return await db
    .selectFrom('platform.session')
    .selectAll()
    .where('userId', '=', accountId)
    .where('expiresAt', '>', now)
    .orderBy('updatedAt', 'desc')
    .execute()
}

/** False where the account has no such session. */
export async function deleteSession(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const own = tx.deleteFrom('platform.session').where('userId', '=', accountId)
  const deleted = await own.where('id', '=', id).executeTakeFirst()
  return deleted.numDeletedRows > 0n
}

/** The wrong tries so far with a user name; until we commit, other tries with it wait. */
export async function lockFailures(tx: Tx, username: string, now: Date): Promise<Failures> {
  return await tx
    .insertInto('platform.signInFailure')
    .values({ username, failures: 0, failedAt: now })
    .onConflict((conflict) => conflict.column('username').doUpdateSet({ username }))
    .returning(['failures', 'lockedUntil'])
    .executeTakeFirstOrThrow()
}

export async function updateFailures(tx: Tx, username: string, failures: Failures, now: Date): Promise<void> {
  await tx
    .updateTable('platform.signInFailure')
    .set({ ...failures, failedAt: now })
    .where('username', '=', username)
    .execute()
}

export async function deleteFailures(tx: Tx, username: string): Promise<void> {
  await tx.deleteFrom('platform.signInFailure').where('username', '=', username).execute()
}

/** Forgets wrong tries and sessions of long ago. */
export async function sweepSignIns(tx: Tx, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * 3_600_000)
  await tx.deleteFrom('platform.signInFailure').where('failedAt', '<', yesterday).execute()
  await tx.deleteFrom('platform.session').where('expiresAt', '<', yesterday).execute()
}

/** The place of a set-up link that holds; it is used by this, once, also when two use it at the same time. */
export async function takeSetupLink(tx: Tx, tokenHash: string, now: Date): Promise<string | undefined> {
  const taken = await tx
    .updateTable('platform.setupLink')
    .set({ usedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('place')
    .executeTakeFirst()
  return taken?.place
}

/** The only link of its place that can still be used. */
export async function replaceSetupLink(
  tx: Tx,
  link: { tokenHash: string; place: string; expiresAt: Date }
): Promise<void> {
  await tx.deleteFrom('platform.setupLink').where('place', '=', link.place).where('usedAt', 'is', null).execute()
  await tx.insertInto('platform.setupLink').values(link).execute()
}
