import type { Permission, Role } from '@hongchao/contract'

const handles = ['organisations.read', 'needs.raise', 'needs.record', 'needs.handle', 'needs.contact'] as const

/**
 * What each role may do, at its organisation and below. Handlers also reach what lies with their teams, and everybody
 * reaches what they raised themselves. Whoever manages accounts sees no needs by that (domain rules on 三员).
 */
export const roles = {
  placeAdministrator: [
    'places.manage',
    'organisations.read',
    'organisations.manage',
    'people.read',
    'people.manage',
    'posters.manage',
    'imports.run',
    'interfaces.manage'
  ],
  auditor: ['organisations.read', 'people.read', 'audit.read'],
  committeeStaff: [
    'organisations.read',
    'people.read',
    'posters.manage',
    'needs.raise',
    'needs.record',
    'needs.read',
    'needs.dispatch',
    'needs.contact',
    'needs.callBack',
    'wall.read',
    'imports.run',
    'publications.read',
    'publications.draft',
    'publications.approve'
  ],
  supervisor: [
    'organisations.read',
    'people.read',
    'needs.raise',
    'needs.read',
    'needs.contact',
    'needs.supervise',
    'needs.callBack',
    'wall.read',
    'publications.read',
    'publications.approve'
  ],
  teamLeader: [...handles, 'people.read', 'needs.assign'],
  handler: handles,
  branchSecretary: ['organisations.read', 'needs.raise', 'needs.record'],
  enterpriseContact: ['needs.raise', 'needs.record'],
  member: ['needs.raise'],
  resident: ['needs.raise'],
  display: ['wall.read']
} as const satisfies Record<Role, readonly Permission[]>

/** The roles that hold a permission. */
export function rolesWith(permission: Permission): Role[] {
  return (Object.keys(roles) as Role[]).filter((role) => roles[role].some((held) => held === permission))
}

/** Roles that are never one person's: who keeps the system is not who looks over it (三员分立, domain rules §11.3). */
const apart: ReadonlySet<Role> = new Set(['placeAdministrator', 'auditor'])

export function areApart(held: readonly Role[]): boolean {
  return new Set(held.filter((role) => apart.has(role))).size > 1
}
