import type { Download, EscalationView, ListedEscalation } from '@hongchao/contract'
import {
  escalationCauseTexts,
  escalationListTexts as texts,
  escalationStateTexts
} from '@hongchao/web/texts/escalations.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../../kernel/call.ts'
import { momentIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { positionOf, toPage } from '../../../kernel/page.ts'
import { exportList, exportPage } from '../../../kernel/sheets/index.ts'
import { getPreset } from '../../places/index.ts'
import { reachOf } from '../reach.ts'
import { inOwnReach, overseeing } from '../supervision/reach.ts'
import { findEscalations } from './store.ts'
import { presentEscalations } from './view.ts'

export type EscalationQuery = {
  view: EscalationView
  level?: string | undefined
  after?: string | undefined
  limit: number
}

/** What was put before higher levels in the caller's reach; nothing about the caller's own unit. */
export async function listEscalations(
  db: Db,
  call: Call,
  query: EscalationQuery
): Promise<{ items: ListedEscalation[]; next?: string }> {
  const { view, level, limit } = query
  const where = inOwnReach(reachOf(call), overseeing)
  const rows = await findEscalations(db, {
    where,
    all: view === 'all',
    level,
    after: positionOf(query),
    limit: limit + 1
  })
  const page = toPage(
    rows,
    query,
    ({ raisedAt, id }) => ({ at: raisedAt, id }),
    (row) => row
  )
  return { ...page, items: await presentEscalations(db, call, page.items) }
}

const { columns } = texts

export async function exportEscalations(
  db: Db,
  call: Call,
  query: Omit<EscalationQuery, 'after' | 'limit'>
): Promise<Download> {
  const { needs } = await getPreset(db)
  const level = needs.escalation?.ladder.find(({ key }) => key === query.level)?.name ?? query.level
  return await exportList<ListedEscalation>(db, call, {
    list: 'escalations',
    title: texts.title,
    filter: [
      [texts.viewsLabel, texts.views[query.view]],
      [columns.level, level]
    ],
    columns: [
      { heading: columns.code, width: 16, cell: ({ need }) => need.code },
      { heading: columns.title, width: 40, cell: ({ need }) => need.title },
      { heading: columns.level, width: 18, cell: ({ name }) => name },
      { heading: columns.because, width: 16, cell: ({ because }) => escalationCauseTexts[because] },
      { heading: columns.reason, width: 40, cell: ({ reason }) => reason },
      { heading: columns.raisedBy, width: 12, cell: ({ raisedBy }) => raisedBy },
      { heading: columns.raisedAt, width: 17, cell: ({ raisedAt }) => momentIn(new Date(raisedAt)) },
      { heading: columns.due, width: 17, cell: ({ clock }) => clock && momentIn(new Date(clock.dueAt)) },
      { heading: columns.clock, width: 12, cell: ({ clock }) => clock && sheetsTexts.clockStates[clock.state] },
      { heading: columns.state, width: 10, cell: ({ state }) => escalationStateTexts[state] },
      { heading: columns.decision, width: 50, cell: ({ decision }) => decision },
      { heading: columns.endedAt, width: 17, cell: ({ endedAt }) => endedAt && momentIn(new Date(endedAt)) }
    ],
    page: async (after) => await listEscalations(db, call, { ...query, after, limit: exportPage })
  })
}
