import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

import { hash, verify } from '@node-rs/argon2'
import { APIError, betterAuth } from 'better-auth'
import { username as usernames } from 'better-auth/plugins/username'
import { v7 as uuid } from 'uuid'

import type { Db, Tx } from './db.ts'
import { AppError, violatedConstraint } from './errors.ts'
import { fixed, type Given } from './fixed.ts'

/** A device on which an account is signed in. */
export type Session = { sessionId: string; accountId: string; name: string; mustChangePassword: boolean }

export type NewAccount = {
  username: string
  name: string
  /** Either in the clear, or hashed before. */
  password: string | { hash: string }
  homePlace: string
  mustChangePassword?: boolean
  demonstration?: boolean
}

/** Sign-in on the caller's transaction. What proves a session to the server is a *ticket*: its token and our signature. */
export type Accounts = {
  create: (account: NewAccount) => Promise<string>
  /** A ticket for the account whose user name and password these are. */
  signIn: (
    username: string,
    password: string,
    device: string
  ) => Promise<{ accountId: string; ticket: string } | undefined>
  /** A ticket for an account that has proved itself in another way. */
  open: (accountId: string, device: string) => Promise<string>
  signOut: (ticket: string) => Promise<void>
  hasPassword: (accountId: string, password: string) => Promise<boolean>
  setPassword: (accountId: string, password: string) => Promise<void>
  signOutEverywhere: (accountId: string) => Promise<void>
}

export type Sessions = {
  /** Who sends a request, by the cookie of a browser or the bearer ticket of a program. */
  find: (headers: IncomingHttpHeaders, now: Date) => Promise<Session | undefined>
  accounts: (tx: Tx, now: Date) => Promise<Accounts>
  /** For passwords that many accounts share, since each hash is meant to take its time. */
  hash: (password: string) => Promise<{ hash: string }>
  ticketIn: (headers: IncomingHttpHeaders) => string | undefined
  cookie: (ticket: string | undefined, secure: boolean) => string
}

export const cookieName = 'hongchao_session'
const days = 24 * 3_600_000
/** A session that nobody used for so long has ended. */
const lifetime = 14 * days
/** How exactly it is known when a session was last used; each time costs a write. */
const resolution = 10 * 60_000

export function openSessions(db: Db, secret: string): Sessions {
  if (secret.length < 32) throw new Error('The secret that signs sessions needs at least 32 characters.')
  return {
    find: (headers, now) => findSession(db, secret, headers, now),
    accounts: (tx, now) => accountsOn(tx, secret, now),
    hash: async (password) => ({ hash: await hash(password) }),
    ticketIn,
    cookie: sessionCookie
  }
}

/** The cookie that holds a ticket; without one, the cookie that takes it away. */
function sessionCookie(ticket: string | undefined, secure: boolean): string {
  const value = ticket ? encodeURIComponent(ticket) : ''
  const age = ticket ? lifetime / 1000 : 0
  return `${cookieName}=${value}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The ticket in a request. */
function ticketIn({ authorization, cookie }: IncomingHttpHeaders): string | undefined {
  const bearer = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1]
  if (bearer) return bearer
  const sent = new RegExp(`(?:^|; ?)${cookieName}=([^;]+)`).exec(cookie ?? '')?.[1]
  try {
    return sent && decodeURIComponent(sent)
  } catch {
    return undefined
  }
}

const sessionOf = fixed((db, given: Given<{ token: string; now: Date }>) =>
  db
    .selectFrom('platform.session as session')
    .innerJoin('platform.account as account', 'account.id', 'session.userId')
    .select(['session.id', 'session.userId', 'session.updatedAt', 'account.name', 'account.mustChangePassword'])
    .where('session.token', '=', given('token'))
    .where('session.expiresAt', '>', given('now'))
)

async function findSession(
  db: Db,
  secret: string,
  headers: IncomingHttpHeaders,
  now: Date
): Promise<Session | undefined> {
  const ticket = ticketIn(headers)
  const token = ticket && tokenOf(ticket, secret)
  if (!token) return undefined

  const [found] = await sessionOf(db, { token, now })
  if (!found) return undefined

  if (now.getTime() - found.updatedAt.getTime() > resolution) {
    const expiresAt = new Date(now.getTime() + lifetime)
    await db.updateTable('platform.session').set({ updatedAt: now, expiresAt }).where('id', '=', found.id).execute()
  }
  const { id, userId, name, mustChangePassword } = found
  return { sessionId: id, accountId: userId, name, mustChangePassword }
}

/** As better-auth signs its cookies: the token, a dot, and its HMAC-SHA-256 in Base64. */
function sign(token: string, secret: string): string {
  return `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`
}

/** The token in a ticket, where the signature is ours. The database holds tokens only, so a copy of it opens nothing. */
function tokenOf(ticket: string, secret: string): string | undefined {
  const token = ticket.slice(0, Math.max(0, ticket.lastIndexOf('.')))
  const [sent, ours] = [Buffer.from(ticket), Buffer.from(sign(token, secret))]
  return sent.length === ours.length && timingSafeEqual(sent, ours) ? token : undefined
}

/**
 * better-auth on one transaction, so that its rows come and go with ours. Its router is not mounted: it would pass by
 * the permissions, limits and words of `serve()`.
 */
function authOn(tx: Tx, secret: string, now: Date) {
  const expiresAt = new Date(now.getTime() + lifetime)
  return betterAuth({
    secret,
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    database: { db: tx, type: 'postgres', schemaName: 'platform', transaction: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: (password) => hash(password), verify: ({ hash: kept, password }) => verify(kept, password) }
    },
    user: {
      modelName: 'account',
      additionalFields: {
        mustChangePassword: { type: 'boolean', input: false },
        demonstration: { type: 'boolean', input: false },
        homePlace: { type: 'string', input: false }
      }
    },
    account: { modelName: 'credential' },
    session: { cookieCache: { enabled: false } },
    advanced: {
      cookies: { session_token: { name: cookieName } },
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      // The check asks for a connection of its own, which a transaction has not; a test compares the tables instead.
      database: { generateId: () => uuid(), validateSchema: false }
    },
    databaseHooks: {
      session: { create: { before: async (row) => ({ data: { ...row, createdAt: now, updatedAt: now, expiresAt } }) } }
    },
    plugins: [
      usernames({
        displayUsername: false,
        maxUsernameLength: 40,
        usernameValidator: (name) => /^[a-z0-9._-]+$/.test(name)
      })
    ]
  })
}

function refuseTakenName(error: unknown): never {
  const taken = error instanceof APIError && error.body?.code === 'USERNAME_IS_ALREADY_TAKEN'
  if (taken || violatedConstraint(error) === 'account_username_key') throw new AppError('username.taken')
  throw error
}

async function accountsOn(tx: Tx, secret: string, now: Date): Promise<Accounts> {
  const auth = authOn(tx, secret, now)
  const { internalAdapter: rows, password: passwords } = await auth.$context
  return {
    create: async ({ username, name, password, ...more }) => {
      const user = await rows
        .createUser({ username, name, email: `${username}@account.invalid`, ...more }, { method: 'email' })
        .catch(refuseTakenName)
      const kept = typeof password === 'string' ? await passwords.hash(password) : password.hash
      await rows.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: kept })
      return user.id
    },
    signIn: async (username, password, device) => {
      const headers = new Headers({ 'user-agent': device })
      const answer = await auth.api
        .signInUsername({ body: { username, password }, headers })
        .catch((error: unknown) => {
          if (error instanceof APIError && error.statusCode < 500) return undefined
          throw error
        })
      return answer && { accountId: answer.user.id, ticket: sign(answer.token, secret) }
    },
    open: async (accountId, device) => {
      const { token } = await rows.createSession(accountId, false, { userAgent: device })
      return sign(token, secret)
    },
    signOut: async (ticket) => {
      const cookie = `${cookieName}=${encodeURIComponent(ticket)}`
      await auth.api.signOut({ headers: new Headers({ cookie }) })
    },
    hasPassword: async (accountId, password) => {
      const kept = (await rows.findCredentialAccount(accountId))?.password
      return typeof kept === 'string' && (await passwords.verify({ hash: kept, password }))
    },
    setPassword: async (accountId, password) => rows.updatePassword(accountId, await passwords.hash(password)),
    signOutEverywhere: (accountId) => rows.deleteUserSessions(accountId)
  }
}
