import type { Download, Inquiry, RoundDetail, ToldNeed } from '@hongchao/contract'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { outcomeText, roundName } from '@hongchao/web/texts/round-words.ts'
import { roundSheetTexts as texts } from '@hongchao/web/texts/rounds.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { exportList } from '../../kernel/sheets/index.ts'

type Line = { inquiry: Inquiry; need: ToldNeed | undefined }

/** A line for each need that was told, and one for whoever told none. */
export async function exportRound(db: Db, call: Call, round: RoundDetail): Promise<Download> {
  const lines = round.inquiries.flatMap((inquiry): Line[] =>
    inquiry.needs.length === 0 ? [{ inquiry, need: undefined }] : inquiry.needs.map((need) => ({ inquiry, need }))
  )
  return await exportList<Line>(db, call, {
    list: 'round',
    title: roundName({ title: round.plan.name, month: round.month }),
    filter: [[texts.due, momentIn(new Date(round.dueAt))]],
    columns: [
      { heading: texts.name, width: 14, cell: ({ inquiry }) => inquiry.name },
      { heading: texts.organisation, width: 24, cell: ({ inquiry }) => inquiry.organisation?.name },
      { heading: texts.worker, width: 12, cell: ({ inquiry }) => inquiry.worker.name },
      { heading: texts.outcome, width: 14, cell: ({ inquiry }) => outcomeText(inquiry) },
      { heading: texts.reason, width: 24, cell: ({ inquiry }) => inquiry.reason },
      {
        heading: texts.recordedAt,
        width: 17,
        cell: ({ inquiry }) => inquiry.recordedAt && momentIn(new Date(inquiry.recordedAt))
      },
      { heading: texts.late, width: 8, cell: ({ inquiry }) => (inquiry.late ? texts.isLate : '') },
      { heading: texts.code, width: 16, cell: ({ need }) => need?.code },
      { heading: texts.need, width: 50, cell: ({ need }) => need?.title },
      { heading: texts.office, width: 18, cell: ({ need }) => need?.office },
      { heading: texts.status, width: 10, cell: ({ need }) => need && statusTexts[need.status] },
      { heading: texts.answer, width: 50, cell: ({ need }) => need?.answer }
    ],
    page: async () => ({ items: lines })
  })
}
