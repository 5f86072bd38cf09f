import type { Download, Whistle, WhistleCall } from '@hongchao/contract'
import { assistResultTexts } from '@hongchao/web/texts/assists.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'
import { whistleStateTexts, whistlesTexts } from '@hongchao/web/texts/whistles.ts'

import type { Call } from '../../../kernel/call.ts'
import { momentIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { exportList, exportPage } from '../../../kernel/sheets/index.ts'
import { getPreset } from '../../places/index.ts'
import { listWhistles, type WhistleQuery } from './list.ts'

const { columns } = whistlesTexts

type Line = { whistle: Whistle; called?: WhistleCall }

/** The whistles of a filter as an Excel file, a row for each office that was called. */
export async function exportWhistles(
  db: Db,
  call: Call,
  query: Omit<WhistleQuery, 'after' | 'limit'>
): Promise<Download> {
  const { needs } = await getPreset(db)
  const kind = needs.whistles?.kinds.find(({ key }) => key === query.kind)?.name ?? query.kind
  return await exportList<Line>(db, call, {
    list: 'whistles',
    title: whistlesTexts.title,
    filter: [
      [columns.view, whistlesTexts.views[query.view]],
      [columns.state, ...(query.state ?? []).map((state) => whistleStateTexts[state])],
      [columns.name, kind]
    ],
    columns: [
      { heading: columns.code, width: 16, cell: ({ whistle }) => whistle.code },
      { heading: columns.name, width: 14, cell: ({ whistle }) => whistle.name },
      { heading: columns.need, width: 16, cell: ({ whistle }) => whistle.need.code },
      { heading: columns.title, width: 40, cell: ({ whistle }) => whistle.need.title },
      { heading: columns.office, width: 18, cell: ({ whistle }) => whistle.office },
      { heading: columns.reason, width: 40, cell: ({ whistle }) => whistle.reason },
      { heading: columns.spot, width: 24, cell: ({ whistle }) => whistle.spot },
      { heading: columns.blownAt, width: 17, cell: ({ whistle }) => momentIn(new Date(whistle.blownAt)) },
      { heading: columns.state, width: 10, cell: ({ whistle }) => whistleStateTexts[whistle.state] },
      { heading: columns.called, width: 20, cell: ({ called }) => called?.office },
      { heading: columns.due, width: 17, cell: ({ called }) => called && momentIn(new Date(called.clock.dueAt)) },
      { heading: columns.answeredAt, width: 17, cell: ({ called }) => momentOf(called?.answeredAt) },
      {
        heading: columns.clock,
        width: 12,
        cell: ({ called }) => called && sheetsTexts.clockStates[called.clock.state]
      },
      { heading: columns.result, width: 12, cell: ({ called }) => called?.result && assistResultTexts[called.result] },
      { heading: columns.ofAnswer, width: 14, cell: ({ called }) => scoreOf(called, 'blower') },
      { heading: columns.ofWhistle, width: 14, cell: ({ called }) => scoreOf(called, 'called') }
    ],
    page: async (after) => {
      const page = await listWhistles(db, call, { ...query, after, limit: exportPage })
      return { ...page, items: page.items.flatMap(linesOf) }
    }
  })
}

function linesOf(whistle: Whistle): Line[] {
  return whistle.calls.length === 0 ? [{ whistle }] : whistle.calls.map((called) => ({ whistle, called }))
}

function momentOf(at: string | undefined): string | undefined {
  return at && momentIn(new Date(at))
}

/** The newest counts. */
function scoreOf(called: WhistleCall | undefined, side: 'blower' | 'called'): string | undefined {
  const said = called?.reviews.findLast((each) => each.side === side)
  return said && String(said.score)
}
