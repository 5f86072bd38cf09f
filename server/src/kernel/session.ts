import type { IncomingHttpHeaders } from 'node:http'

/** A device on which an account is signed in. */
export type Session = { sessionId: string; accountId: string; name: string; mustChangePassword: boolean }

export type Sessions = { find: (headers: IncomingHttpHeaders, now: Date) => Promise<Session | undefined> }
