import { z } from 'zod'

import { ExportReason, PageQuery, pageOf } from './page.ts'
import { Permission, Role } from './permissions.ts'
import { defineRoutes } from './route.ts'

/** Letters, digits, dot, dash, underscore; not case-sensitive. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/)
/** At least ten characters; the server also refuses the most common ones and the user name itself. */
export const Password = z.string().min(10).max(128)
const PersonName = z.string().trim().min(1).max(40)
const Phone = z
  .string()
  .trim()
  .regex(/^\+?\d[\d -]{5,18}\d$/)
const Named = z.object({ id: z.uuid(), name: z.string() })

export const identityErrors = [
  'signIn.failed',
  'signIn.locked',
  'password.changeRequired',
  'password.wrong',
  'password.weak',
  'username.taken',
  'session.notFound',
  'person.notFound',
  'person.hasAccount',
  'person.noAccount',
  'account.elsewhere',
  'grant.notFound',
  'grant.notYours',
  'grant.last',
  'grant.apart',
  'handover.same',
  'setup.linkInvalid',
  'demonstration.loopbackOnly'
] as const

/** A place that an account can enter. */
export const PlaceLink = z.object({ slug: z.string(), name: z.string() })

export const Account = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  mustChangePassword: z.boolean(),
  places: z.array(PlaceLink)
})
export type Account = z.infer<typeof Account>

/** Somebody signed in on a device. */
export const DeviceSession = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  current: z.boolean()
})
export type DeviceSession = z.infer<typeof DeviceSession>

export const accountRoutes = defineRoutes({
  current: {
    method: 'GET',
    path: '/session',
    scope: 'platform',
    permission: 'public',
    summary: 'Who is signed in on this device, if anybody, and the places there are',
    response: z.object({ account: Account.optional(), places: z.array(PlaceLink) })
  },
  signIn: {
    method: 'POST',
    path: '/session',
    scope: 'platform',
    permission: 'public',
    repeatable: true,
    summary: 'Sign in with user name and password',
    body: z.object({ username: z.string().trim().toLowerCase().min(1).max(40), password: z.string().min(1).max(128) }),
    perMinute: 20,
    response: Account
  },
  signOut: {
    method: 'DELETE',
    path: '/session',
    scope: 'platform',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Sign out on this device',
    response: z.object({})
  },
  sessions: {
    method: 'GET',
    path: '/sessions',
    scope: 'platform',
    permission: 'signedIn',
    summary: 'Where the account is signed in',
    response: z.object({ items: z.array(DeviceSession) })
  },
  revoke: {
    method: 'DELETE',
    path: '/sessions/:id',
    scope: 'platform',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Sign out on another device',
    params: z.object({ id: z.uuid() }),
    response: z.object({})
  },
  changePassword: {
    method: 'POST',
    path: '/password',
    scope: 'platform',
    permission: 'signedIn',
    repeatable: true,
    summary: 'Change the password; signs out everywhere else',
    body: z.object({ current: z.string().min(1).max(128), next: Password }),
    perMinute: 10,
    response: Account
  },
  setUp: {
    method: 'POST',
    path: '/setup',
    scope: 'platform',
    permission: 'public',
    repeatable: true,
    summary: 'Make the first administrator of an empty place, by the link printed at its start',
    body: z.object({ token: z.string().min(20).max(100), username: Username, name: PersonName, password: Password }),
    perMinute: 10,
    response: Account
  }
})

/** A role at an organisation and its subtree, from a day to a day (both included, Asia/Shanghai). */
export const Grant = z.object({
  id: z.uuid(),
  person: Named,
  role: Role,
  organisation: Named,
  from: z.iso.date(),
  to: z.iso.date().optional()
})
export type Grant = z.infer<typeof Grant>

/** What the signed-in account is in this place. */
export const Me = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), organisation: Named.optional() }).optional(),
  permissions: z.array(Permission),
  grants: z.array(z.object({ role: Role, organisation: Named })),
  teams: z.array(Named.extend({ color: z.string(), leader: z.boolean() })),
  /** The version of the privacy notice that is still to be shown to the caller. */
  notice: z.string().optional()
})
export type Me = z.infer<typeof Me>

/** A person of the place with what they may do; only for whoever manages people. */
export const PersonAccess = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Masked. */
  phone: z.string().optional(),
  organisation: Named.optional(),
  username: z.string().optional(),
  account: z.enum(['none', 'active', 'locked', 'initialPassword']),
  grants: z.array(Grant.omit({ person: true }))
})
export type PersonAccess = z.infer<typeof PersonAccess>

const PeopleFilter = z.object({
  q: z.string().trim().max(60).optional(),
  organisation: z.uuid().optional(),
  role: Role.optional()
})
const ById = z.object({ id: z.uuid() })
const InitialPassword = z.object({ username: z.string(), initialPassword: z.string() })

export const identityRoutes = defineRoutes({
  me: {
    method: 'GET',
    path: '/me',
    permission: 'public',
    summary: 'What the caller is and may do in this place; empty for strangers',
    response: Me
  },
  signUp: {
    method: 'POST',
    path: '/sign-up',
    permission: 'public',
    repeatable: true,
    summary: 'Sign up as a worker or resident with the code of a poster; nothing of the Party is asked',
    body: z.object({
      poster: z.string().min(4).max(40),
      username: Username,
      name: PersonName,
      phone: Phone.optional(),
      password: Password,
      /** The version of the privacy notice that whoever signs up agreed to. */
      notice: z.iso.date()
    }),
    perMinute: 30,
    response: Account
  },
  people: {
    method: 'GET',
    path: '/access/people',
    permission: 'people.manage',
    summary: 'People of the subtree with accounts and roles',
    query: PageQuery.extend(PeopleFilter.shape),
    response: pageOf(PersonAccess)
  },
  export: {
    method: 'GET',
    path: '/access/people/export',
    permission: 'people.manage',
    summary: 'People of the subtree with accounts and roles as an Excel file',
    query: PeopleFilter.extend({ reason: ExportReason }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  person: {
    method: 'GET',
    path: '/access/people/:id',
    permission: 'people.manage',
    summary: 'A person with account and roles',
    params: ById,
    response: PersonAccess
  },
  phone: {
    method: 'POST',
    path: '/access/people/:id/phone',
    permission: 'people.manage',
    summary: 'Read the telephone of a person; the reason is recorded',
    params: ById,
    body: z.object({ reason: z.string().trim().min(2).max(500) }),
    response: z.object({ phone: z.string().optional() })
  },
  createPerson: {
    method: 'POST',
    path: '/access/people',
    permission: 'people.manage',
    summary: 'Enter a person of an organisation',
    body: z.object({ name: PersonName, organisationId: z.uuid(), phone: Phone.optional() }),
    response: PersonAccess
  },
  createAccount: {
    method: 'POST',
    path: '/access/people/:id/account',
    permission: 'people.manage',
    // No key: an answer that is kept to be given again would keep the password.
    repeatable: true,
    summary: 'Give a person an account; the initial password is shown once and must be changed',
    params: ById,
    body: z.object({ username: Username }),
    response: InitialPassword
  },
  resetPassword: {
    method: 'POST',
    path: '/access/people/:id/password',
    permission: 'people.manage',
    repeatable: true,
    summary: 'Replace a forgotten password, unlock, and sign out everywhere',
    params: ById,
    response: InitialPassword
  },
  roles: {
    method: 'GET',
    path: '/access/roles',
    permission: 'people.manage',
    summary: 'The roles and what each may do',
    response: z.object({ items: z.array(z.object({ role: Role, permissions: z.array(Permission) })) })
  },
  grant: {
    method: 'POST',
    path: '/access/grants',
    permission: 'people.manage',
    summary: 'Grant a person a role at an organisation',
    body: z.object({
      personId: z.uuid(),
      role: Role,
      organisationId: z.uuid(),
      from: z.iso.date().optional(),
      to: z.iso.date().optional()
    }),
    response: Grant
  },
  endGrant: {
    method: 'POST',
    path: '/access/grants/:id/ended',
    permission: 'people.manage',
    summary: 'End a role today',
    params: ById,
    response: Grant
  },
  handoverPreview: {
    method: 'GET',
    path: '/access/people/:id/handover',
    permission: 'people.manage',
    summary: 'What a person has on their hands: open matters, whom they ask each month, roles, teams',
    params: ById,
    response: z.object({
      needs: z.int(),
      respondents: z.int(),
      grants: z.array(Grant.omit({ person: true })),
      teams: z.array(Named)
    })
  },
  handOver: {
    method: 'POST',
    path: '/access/people/:id/handover',
    permission: 'people.manage',
    summary: 'Hand everything open and every role of one person over to another (交接)',
    params: ById,
    body: z.object({ toPersonId: z.uuid(), note: z.string().trim().max(500).optional() }),
    /** `needsLeft` are about the receiver's own unit, and went back to their teams. */
    response: z.object({ needs: z.int(), needsLeft: z.int(), respondents: z.int(), grants: z.int(), teams: z.int() })
  }
})
