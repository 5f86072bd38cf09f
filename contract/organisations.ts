import { z } from 'zod'

import { PageQuery, pageOf } from './page.ts'
import { defineRoutes } from './route.ts'

const Named = z.object({ id: z.uuid(), name: z.string() })
const Name = z.string().trim().min(1).max(60)
const Search = z.string().trim().min(1).max(60)
const ById = z.object({ id: z.uuid() })

export const organisationErrors = [
  'organisation.kindUnknown',
  'organisation.insideItself',
  'organisation.isRoot',
  'organisation.coveredAlready',
  'team.notFound',
  'team.memberAlready',
  'team.memberNotFound'
] as const

/** How a Party organisation was set up: by one unit alone (单独组建) or by several together (联合组建). */
export const SetUpForm = z.enum(['independent', 'joint'])
export type SetUpForm = z.infer<typeof SetUpForm>

export const FacilityKind = z.enum(['serviceCenter', 'serviceStation'])
export type FacilityKind = z.infer<typeof FacilityKind>

/** Whether a Party organisation was set up for a unit that should have one (两新组织全覆盖, W-2). */
export const Coverage = z.enum(['covered', 'uncovered'])
export type Coverage = z.infer<typeof Coverage>

const Unit = Named.extend({ kind: z.string() })

export const Organisation = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  shortName: z.string().optional(),
  /** A key of the place's `organisationKinds`. */
  kind: z.string(),
  parent: Named.optional(),
  industry: z.string().optional(),
  form: SetUpForm.optional(),
  active: z.boolean(),
  /** Only of a 两新组织 in use: of anything else it is not asked. */
  coverage: Coverage.optional(),
  coveredBy: Unit.extend({ form: SetUpForm.optional() }).optional()
})
export type Organisation = z.infer<typeof Organisation>

/** An organisation in the tree, with what hangs below it. */
export const TreeNode = Organisation.extend({
  /** Directly below, and altogether. */
  children: z.int(),
  below: z.int(),
  /** People of it and of everything below. */
  people: z.int(),
  /** Of it and of everything below, what no Party organisation was set up for, though it should have one. */
  uncovered: z.int()
})
export type TreeNode = z.infer<typeof TreeNode>

export const Facility = z.object({
  id: z.uuid(),
  kind: FacilityKind,
  name: z.string(),
  areaM2: z.number().optional()
})
export type Facility = z.infer<typeof Facility>

/** A post held by a person: in a committee it can be held for another organisation (`represents`). */
export const Post = z.object({
  id: z.uuid(),
  person: Named,
  /** A key of the place's `postKinds`. */
  kind: z.string(),
  title: z.string(),
  represents: Unit.optional(),
  from: z.iso.date().optional()
})
export type Post = z.infer<typeof Post>

export const OrganisationDetail = Organisation.extend({
  /** From the top of what the caller may see down to the parent. */
  ancestors: z.array(Named),
  people: z.int(),
  posts: z.array(Post),
  facilities: z.array(Facility),
  /** The units for which this Party organisation was set up. */
  covers: z.array(Unit),
  /** The cells of this committee, and the committees of which this is a cell (区域化党建). */
  members: z.array(Unit),
  memberOf: z.array(Unit)
})
export type OrganisationDetail = z.infer<typeof OrganisationDetail>

export const TeamMember = z.object({
  id: z.uuid(),
  person: Named,
  drawnFrom: Unit,
  leader: z.boolean(),
  from: z.iso.date().optional()
})
export type TeamMember = z.infer<typeof TeamMember>

export const Team = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  color: z.string(),
  serves: z.array(z.string()),
  note: z.string().optional(),
  organisation: Named,
  members: z.array(TeamMember)
})
export type Team = z.infer<typeof Team>

/** A person as colleagues find them: the telephone is masked. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: z.string().optional(),
  organisation: Named.optional(),
  posts: z.array(z.object({ title: z.string(), organisation: Named })),
  teams: z.array(Named.extend({ color: z.string() }))
})
export type Person = z.infer<typeof Person>

export const OrganisationQuery = PageQuery.extend({
  /** Keys of kinds, separated by commas. */
  kind: z.string().max(400).optional(),
  form: SetUpForm.optional(),
  coverage: Coverage.optional(),
  /** Only what stands below this organisation. */
  under: z.uuid().optional(),
  /** Part of the name, or the pinyin initials of it (`rlzy` finds 人力资源局). */
  q: Search.optional()
})
export type OrganisationQuery = z.infer<typeof OrganisationQuery>

export const CreateOrganisation = z.object({
  parentId: z.uuid(),
  name: Name,
  shortName: Name.optional(),
  kind: z.string().min(1).max(40),
  industry: Name.optional(),
  form: SetUpForm.optional(),
  covers: z.array(z.uuid()).max(50).optional()
})
export type CreateOrganisation = z.infer<typeof CreateOrganisation>

/** What is left out stays; another `parentId` moves the whole subtree. */
export const UpdateOrganisation = z.object({
  parentId: z.uuid().optional(),
  name: Name.optional(),
  shortName: Name.optional(),
  industry: Name.optional(),
  active: z.boolean().optional()
})
export type UpdateOrganisation = z.infer<typeof UpdateOrganisation>

export const AddTeamMember = z.object({
  personId: z.uuid(),
  /** Where the person is drawn from; the person's own organisation where it is left out. */
  drawnFromId: z.uuid().optional(),
  leader: z.boolean().default(false)
})
export type AddTeamMember = z.infer<typeof AddTeamMember>

export const organisationsRoutes = defineRoutes({
  list: {
    method: 'GET',
    path: '/organisations',
    permission: 'organisations.read',
    summary: 'List and search the organisations the caller may see, in the order of the tree',
    query: OrganisationQuery,
    response: pageOf(Organisation)
  },
  export: {
    method: 'GET',
    path: '/organisations/export',
    permission: 'organisations.read',
    summary: 'The organisations of a filter as an Excel file',
    query: OrganisationQuery.omit({ after: true, limit: true }),
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  tree: {
    method: 'GET',
    path: '/organisations/tree',
    permission: 'organisations.read',
    summary: 'One level of the tree with counts: below an organisation, or at the top of what the caller may see',
    query: z.object({ under: z.uuid().optional() }),
    response: z.object({ items: z.array(TreeNode) })
  },
  find: {
    method: 'GET',
    path: '/organisations/find',
    permission: 'public',
    summary: 'Find a unit by name, to say where a need is or whom it is about; names only',
    query: z.object({ q: Search }),
    perMinute: 60,
    response: z.object({ items: z.array(Unit) })
  },
  get: {
    method: 'GET',
    path: '/organisations/:id',
    permission: 'organisations.read',
    summary: 'Show an organisation with its posts, coverage, facilities and cells',
    params: ById,
    response: OrganisationDetail
  },
  create: {
    method: 'POST',
    path: '/organisations',
    permission: 'organisations.manage',
    summary: 'Add an organisation below another',
    body: CreateOrganisation,
    response: Organisation
  },
  update: {
    method: 'PATCH',
    path: '/organisations/:id',
    permission: 'organisations.manage',
    summary: 'Rename, move or close an organisation',
    params: ById,
    body: UpdateOrganisation,
    response: Organisation
  },
  teams: {
    method: 'GET',
    path: '/teams',
    permission: 'organisations.read',
    summary: 'List the service teams with their members and where each is drawn from',
    response: z.object({ items: z.array(Team) })
  },
  exportTeams: {
    method: 'GET',
    path: '/teams/export',
    permission: 'organisations.read',
    summary: 'The service teams with their members as an Excel file',
    perMinute: 20,
    download: true,
    response: z.unknown()
  },
  addTeamMember: {
    method: 'POST',
    path: '/teams/:id/members',
    permission: 'organisations.manage',
    summary: 'Add a person to a team',
    params: ById,
    body: AddTeamMember,
    response: Team
  },
  endTeamMember: {
    method: 'POST',
    path: '/teams/:id/members/:memberId/ended',
    permission: 'organisations.manage',
    summary: 'End a membership of a team today',
    params: z.object({ id: z.uuid(), memberId: z.uuid() }),
    response: Team
  },
  people: {
    method: 'GET',
    path: '/people',
    permission: 'people.read',
    summary: 'Find people of the subtree by name or pinyin initials',
    query: PageQuery.extend({ q: Search.optional(), organisation: z.uuid().optional() }),
    response: pageOf(Person)
  }
})
