import type { Tx } from '../src/kernel/db.ts'
import type { Deps } from '../src/kernel/http.ts'
import type { Accounts } from '../src/kernel/session.ts'

/** Of a password that nobody knows. */
const hash = '$argon2id$v=19$m=19456,t=2,p=1$BC+jxsrEiCjA5ydAVWxqFg$+/lrp/NNfP1bP5p/fVkTx/rh9jfl0TeW2qYKCJfyLlk'

/**
 * An account with a session that does not end, as a bearer ticket. It has no password: hashing one for each person of
 * each test would cost more than the tests.
 */
export async function signedInAccount({ db, sessions, clock }: Deps, username: string, homePlace: string) {
  return await db.transaction().execute(async (tx) => {
    const accounts = await sessions.accounts(tx, clock())
    const accountId = await accounts.create({ username, name: '某人', password: { hash }, homePlace })
    await tx.insertInto('platform.accountPlace').values({ accountId, place: homePlace }).execute()
    return { accountId, token: await openForever(tx, accounts, accountId) }
  })
}

/** A session that does not end for somebody who has an account, as a bearer ticket. */
export async function signedIn({ db, sessions, clock }: Deps, accountId: string): Promise<string> {
  return await db
    .transaction()
    .execute(async (tx) => await openForever(tx, await sessions.accounts(tx, clock()), accountId))
}

async function openForever(tx: Tx, accounts: Accounts, accountId: string): Promise<string> {
  const token = await accounts.open(accountId, 'test')
  const forever = { updatedAt: new Date('2100-01-01'), expiresAt: new Date('2100-01-01') }
  await tx.updateTable('platform.session').set(forever).where('userId', '=', accountId).execute()
  return token
}
