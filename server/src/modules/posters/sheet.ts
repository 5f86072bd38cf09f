import type { Download, Poster } from '@hongchao/contract'
import { posterTexts } from '@hongchao/web/texts/console/posters.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList } from '../../kernel/sheets/index.ts'
import { listPosters } from './actions.ts'

const { columns: titles, active, retired } = posterTexts

const columns: Column<Poster>[] = [
  { heading: titles.location, width: 30, cell: ({ location }) => location },
  { heading: titles.organisation, width: 30, cell: ({ organisation }) => organisation.name },
  { heading: titles.code, width: 12, cell: ({ code }) => code },
  { heading: titles.createdAt, width: 17, cell: ({ createdAt }) => momentIn(new Date(createdAt)) },
  { heading: titles.state, width: 10, cell: (poster) => (poster.active ? active : retired) }
]

/** The posters that hang in the caller's subtree, as an Excel file. */
export async function exportPosters(db: Db, call: Call): Promise<Download> {
  const page = (): ReturnType<typeof listPosters> => listPosters(db, call)
  return await exportList(db, call, { list: 'posters', title: sheetsTexts.posters.title, filter: [], columns, page })
}
