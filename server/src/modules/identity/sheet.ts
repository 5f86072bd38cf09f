import type { Download, PersonAccess, Role } from '@hongchao/contract'
import { accountStateTexts, peopleTexts } from '@hongchao/web/texts/console/people.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList, exportPage } from '../../kernel/sheets/index.ts'
import { listPeople } from './actions/people.ts'
import { findManagedOrganisation } from './store/people.ts'

const { columns: titles } = peopleTexts

const columns: Column<PersonAccess>[] = [
  { heading: titles.name, width: 12, cell: ({ name }) => name },
  { heading: titles.organisation, width: 30, cell: ({ organisation }) => organisation?.name },
  { heading: titles.username, width: 18, cell: ({ username }) => username },
  { heading: titles.account, width: 14, cell: ({ account }) => accountStateTexts[account] },
  { heading: peopleTexts.grants, width: 50, cell: ({ grants }) => grants.map(grantText).join('\n') }
]

/** Who holds which account and which roles, as an Excel file. Telephones stay out of it: nobody needs them here. */
export async function exportPeople(
  db: Db,
  call: Call,
  {
    reason,
    ...query
  }: {
    q?: string | undefined
    organisation?: string | undefined
    role?: Role | undefined
    reason?: string | undefined
  }
): Promise<Download> {
  const { organisation, role, q } = query
  const unit = organisation && (await findManagedOrganisation(db, call, organisation))
  return await exportList(db, call, {
    list: 'people',
    title: sheetsTexts.people.title,
    filter: [
      [titles.organisation, unit ? unit.name : undefined],
      [peopleTexts.role, role && roleTexts[role]],
      [peopleTexts.search, q]
    ],
    columns,
    reason,
    asksReason: true,
    page: (after) => listPeople(db, call, { ...query, after, limit: exportPage })
  })
}

function grantText({ role, organisation, from, to }: PersonAccess['grants'][number]): string {
  return `${roleTexts[role]} · ${organisation.name} · ${from} – ${to ?? peopleTexts.untilFurther}`
}
