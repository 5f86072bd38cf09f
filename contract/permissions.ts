import { z } from 'zod'

/** What somebody may do, at an organisation and its subtree. Roles are sets of these. */
export const Permission = z.enum([
  'places.manage',
  'organisations.read',
  'organisations.manage',
  'people.read',
  'people.manage',
  'posters.manage',
  'needs.raise',
  'needs.record',
  'needs.read',
  'needs.dispatch',
  'needs.handle',
  'needs.assign',
  'needs.contact',
  'needs.supervise',
  'needs.callBack',
  'wall.read',
  'audit.read',
  'imports.run',
  'interfaces.manage',
  'publications.read',
  'publications.draft',
  'publications.approve'
])
export type Permission = z.infer<typeof Permission>

/** The roles that a person can be granted at an organisation, from a day to a day. */
export const Role = z.enum([
  'placeAdministrator',
  'auditor',
  'committeeStaff',
  'supervisor',
  'teamLeader',
  'handler',
  'branchSecretary',
  'enterpriseContact',
  'member',
  'resident',
  'display'
])
export type Role = z.infer<typeof Role>
