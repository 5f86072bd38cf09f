import type { Download } from '@hongchao/contract'
import { meetingsTexts } from '@hongchao/web/texts/console/meetings.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { exportList } from '../../kernel/sheets/index.ts'
import type { NeedInSheet } from '../needs/index.ts'
import { getMeeting, report } from './actions.ts'

const { columns } = meetingsTexts

/** What became of what was told at a meeting, to be handed out at the next. */
export async function exportMeeting(db: Db, call: Call, id: string): Promise<Download> {
  const { meeting, needs } = await report(db, call, await getMeeting(db, call, id))
  return await exportList<NeedInSheet>(db, call, {
    list: 'meeting',
    title: meeting.title,
    filter: [[meetingsTexts.heldAt, momentIn(new Date(meeting.heldAt))]],
    columns: [
      { heading: columns.code, width: 16, cell: ({ need }) => need.code },
      { heading: columns.from, width: 22, cell: ({ need }) => need.organisation?.name },
      { heading: columns.text, width: 60, cell: ({ need, text }) => text ?? need.title },
      { heading: columns.office, width: 18, cell: ({ need }) => need.team?.name ?? need.department?.name },
      { heading: columns.status, width: 10, cell: ({ need }) => statusTexts[need.status] },
      { heading: columns.due, width: 17, cell: ({ need }) => need.clock && momentIn(new Date(need.clock.dueAt)) },
      { heading: columns.answer, width: 60, cell: ({ answer }) => answer }
    ],
    page: async () => ({ items: needs })
  })
}
