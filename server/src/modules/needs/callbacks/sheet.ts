import type { Callback, CallbackFilter, Download } from '@hongchao/contract'
import { callbackOutcomeTexts, callbacksTexts, callbackStateTexts } from '@hongchao/web/texts/callbacks.ts'

import type { Call } from '../../../kernel/call.ts'
import { momentIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { exportList, exportPage } from '../../../kernel/sheets/index.ts'
import { listCallbacks } from './list.ts'

const { columns } = callbacksTexts

/** The call-backs of a filter as an Excel file, with what the last call brought. */
export async function exportCallbacks(db: Db, call: Call, query: CallbackFilter): Promise<Download> {
  return await exportList<Callback>(db, call, {
    list: 'callbacks',
    title: callbacksTexts.title,
    filter: [[columns.view, callbacksTexts.views[query.view]]],
    columns: [
      { heading: columns.code, width: 16, cell: ({ need }) => need.code },
      { heading: columns.text, width: 40, cell: ({ text }) => text },
      { heading: columns.answer, width: 40, cell: ({ answer }) => answer },
      { heading: columns.office, width: 20, cell: ({ need }) => need.team?.name ?? need.department?.name },
      {
        heading: columns.answeredAt,
        width: 17,
        cell: ({ answeredAt }) => answeredAt && momentIn(new Date(answeredAt))
      },
      { heading: columns.due, width: 17, cell: ({ clock }) => momentIn(new Date(clock.dueAt)) },
      { heading: columns.state, width: 12, cell: ({ state }) => callbackStateTexts[state] },
      { heading: columns.tries, width: 10, cell: ({ results }) => results.length },
      { heading: columns.outcome, width: 12, cell: (row) => lastOf(row) && callbackOutcomeTexts[lastOf(row)!.outcome] },
      { heading: columns.solved, width: 10, cell: (row) => solvedText(lastOf(row)) },
      { heading: columns.score, width: 8, cell: (row) => lastOf(row)?.score },
      { heading: columns.words, width: 40, cell: (row) => lastOf(row)?.words },
      { heading: columns.by, width: 12, cell: (row) => lastOf(row)?.by },
      { heading: columns.at, width: 17, cell: (row) => lastOf(row) && momentIn(new Date(lastOf(row)!.at)) }
    ],
    page: (after) => listCallbacks(db, call, { ...query, after, limit: exportPage })
  })
}

type Result = Callback['results'][number]

function lastOf({ results }: Callback): Result | undefined {
  return results.at(-1)
}

function solvedText(result: Result | undefined): string | undefined {
  if (result?.solved === undefined) return undefined
  return result.solved ? callbacksTexts.solved.yes : callbacksTexts.solved.no
}
