import type { Download, Organisation, OrganisationQuery, TeamMember } from '@hongchao/contract'
import { coverageTexts, organisationTexts, setUpFormTexts } from '@hongchao/web/texts/console/organisations.ts'
import { teamTexts } from '@hongchao/web/texts/console/teams.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList, exportPage } from '../../kernel/sheets/index.ts'
import { getPreset } from '../places/index.ts'
import { getOrganisation, listOrganisations } from './actions.ts'
import { listTeams } from './team-actions.ts'

/** The organisations of a filter, in the order of the tree, as an Excel file. */
export async function exportOrganisations(
  db: Db,
  call: Call,
  query: Omit<OrganisationQuery, 'after' | 'limit'>
): Promise<Download> {
  const { place } = await getPreset(db)
  const kindOf = (key: string): string => place.organisationKinds.find((kind) => kind.key === key)?.name ?? key
  const { title, under, search, active, inUse } = sheetsTexts.organisations
  const { columns: titles, shortName, inactive, coveredBy } = organisationTexts
  const top = query.under && (await getOrganisation(db, call, query.under)).name
  const kinds = query.kind?.split(',').map(kindOf) ?? []
  const columns: Column<Organisation>[] = [
    { heading: titles.name, width: 36, cell: ({ name }) => name },
    { heading: shortName, width: 18, cell: (each) => each.shortName },
    { heading: titles.kind, width: 16, cell: ({ kind }) => kindOf(kind) },
    { heading: titles.parent, width: 30, cell: ({ parent }) => parent?.name },
    { heading: titles.industry, width: 18, cell: ({ industry }) => industry },
    { heading: titles.form, width: 12, cell: ({ form }) => form && setUpFormTexts[form] },
    { heading: titles.coverage, width: 14, cell: (each) => each.coverage && coverageTexts[each.coverage] },
    { heading: coveredBy, width: 30, cell: (each) => each.coveredBy?.name },
    { heading: active, width: 10, cell: (each) => (each.active ? inUse : inactive) }
  ]
  return await exportList(db, call, {
    list: 'organisations',
    title,
    filter: [
      [under, top],
      [titles.kind, ...kinds],
      [titles.form, query.form && setUpFormTexts[query.form]],
      [titles.coverage, query.coverage && coverageTexts[query.coverage]],
      [search, query.q]
    ],
    columns,
    page: (after) => listOrganisations(db, call, { ...query, after, limit: exportPage })
  })
}

type Row = { team: string; serves: string; member: TeamMember }

/** The service teams with their members of today, as an Excel file. */
export async function exportTeams(db: Db, call: Call): Promise<Download> {
  const { needs } = await getPreset(db)
  const kindOf = (key: string): string => needs.requesterKinds.find((kind) => kind.key === key)?.name ?? key
  const columns: Column<Row>[] = [
    { heading: teamTexts.title, width: 20, cell: ({ team }) => team },
    { heading: teamTexts.serves, width: 24, cell: ({ serves }) => serves },
    { heading: sheetsTexts.teams.member, width: 12, cell: ({ member }) => member.person.name },
    { heading: teamTexts.leader, width: 8, cell: ({ member }) => (member.leader ? teamTexts.leader : undefined) },
    { heading: teamTexts.drawnFrom, width: 30, cell: ({ member }) => member.drawnFrom.name },
    { heading: teamTexts.since, width: 14, cell: ({ member }) => member.from }
  ]
  return await exportList(db, call, {
    list: 'teams',
    title: sheetsTexts.teams.title,
    filter: [],
    columns,
    page: async () => {
      const { items } = await listTeams(db, call)
      const rows = items.flatMap(({ name, serves, members }) =>
        members.map((member) => ({ team: name, serves: serves.map(kindOf).join('、'), member }))
      )
      return { items: rows }
    }
  })
}
