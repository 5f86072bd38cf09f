import type { Organisation, OrganisationDetail, Person, Team, TreeNode } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import { maskedPhone } from '../../kernel/crypto/index.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import type { PersonRow, PostRow } from './people.ts'
import { coverageOf } from './rules.ts'
import type { OrganisationRow } from './store.ts'
import type { TeamRow } from './teams.ts'
import type { FacilityRow, TreeRow } from './views.ts'

/** `newSector` are the kinds of the place's 两新组织. */
export function toOrganisation(row: OrganisationRow, newSector: readonly string[]): Organisation {
  const coverage = coverageOf(row, newSector)
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    kind: row.kind,
    active: row.active,
    ...(row.shortName && { shortName: row.shortName }),
    ...(row.parentId && row.parentName && { parent: { id: row.parentId, name: row.parentName } }),
    ...(row.industry && { industry: row.industry }),
    ...(row.form && { form: row.form }),
    ...(coverage && { coverage }),
    ...toParty(row)
  }
}

function toParty({ partyId: id, partyName: name, partyKind: kind, partyForm: form }: OrganisationRow): {
  coveredBy?: Organisation['coveredBy']
} {
  return id && name && kind ? { coveredBy: { id, name, kind, ...(form && { form }) } } : {}
}

export function toTreeNode(row: TreeRow, newSector: readonly string[]): TreeNode {
  const { children, below, people, uncovered } = row
  const counts = { children: Number(children), below: Number(below), people: Number(people) }
  return { ...toOrganisation(row, newSector), ...counts, uncovered: Number(uncovered) }
}

export function toPost(row: PostRow): OrganisationDetail['posts'][number] {
  const { representsId: id, representsName: name, representsKind: kind } = row
  return {
    id: row.id,
    person: { id: row.personId, name: row.personName },
    kind: row.kind,
    title: row.title,
    ...(id && name && kind && { represents: { id, name, kind } }),
    ...(row.heldFrom && { from: row.heldFrom })
  }
}

export function toFacility({ areaM2, ...row }: FacilityRow): OrganisationDetail['facilities'][number] {
  return { ...row, ...(areaM2 !== null && { areaM2 }) }
}

/** Teams out of rows with one member each. */
export function toTeams(rows: readonly TeamRow[]): Team[] {
  const teams = new Map<string, Team>()
  for (const row of rows) {
    const team = teams.get(row.id) ?? toTeam(row)
    teams.set(row.id, team)
    team.members.push(...toMember(row))
  }
  return [...teams.values()]
}

function toTeam(row: TeamRow): Team {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    color: row.color,
    serves: row.serves,
    ...(row.note && { note: row.note }),
    organisation: { id: row.organisationId, name: row.organisationName },
    members: []
  }
}

function toMember(row: TeamRow): Team['members'] {
  const { memberId, personId, personName, sourceId, sourceName, sourceKind } = row
  if (!memberId || !personId || !personName || !sourceId || !sourceName || !sourceKind) return []
  const member = {
    id: memberId,
    person: { id: personId, name: personName },
    drawnFrom: { id: sourceId, name: sourceName, kind: sourceKind },
    leader: row.leader ?? false
  }
  return [{ ...member, ...(row.heldFrom && { from: row.heldFrom }) }]
}

export function toPerson(call: Call, row: PersonRow): Person {
  return {
    id: row.id,
    name: row.name,
    ...(row.phoneSealed && { phone: maskedPhone(call, sealedColumns.personPhone, row.id, row.phoneSealed) }),
    ...(row.organisationId && { organisation: { id: row.organisationId, name: row.organisationName } }),
    posts: row.posts,
    teams: row.teams
  }
}
