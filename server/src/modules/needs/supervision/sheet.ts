import type { Download, Order } from '@hongchao/contract'
import { orderCauseTexts, ordersTexts, orderStateTexts } from '@hongchao/web/texts/orders.ts'

import type { Call } from '../../../kernel/call.ts'
import { momentIn } from '../../../kernel/days.ts'
import type { Db } from '../../../kernel/db.ts'
import { exportList, exportPage } from '../../../kernel/sheets/index.ts'
import { listOrders, type OrderQuery } from './list.ts'

const { columns } = ordersTexts

/** The orders of a filter as an Excel file. */
export async function exportOrders(db: Db, call: Call, query: Omit<OrderQuery, 'after' | 'limit'>): Promise<Download> {
  return await exportList<Order>(db, call, {
    list: 'orders',
    title: ordersTexts.title,
    filter: [
      [columns.view, ordersTexts.views[query.view]],
      [columns.state, ...(query.state ?? []).map((state) => orderStateTexts[state])]
    ],
    columns: [
      { heading: columns.code, width: 16, cell: ({ code }) => code },
      { heading: columns.name, width: 12, cell: ({ name }) => name },
      { heading: columns.need, width: 16, cell: ({ need }) => need.code },
      { heading: columns.title, width: 40, cell: ({ need }) => need.title },
      { heading: columns.office, width: 20, cell: ({ office }) => office },
      { heading: columns.because, width: 16, cell: ({ because }) => orderCauseTexts[because] },
      { heading: columns.text, width: 40, cell: ({ text }) => text },
      { heading: columns.issuedBy, width: 12, cell: ({ issuedBy }) => issuedBy },
      { heading: columns.issuedAt, width: 17, cell: ({ issuedAt }) => momentIn(new Date(issuedAt)) },
      { heading: columns.due, width: 17, cell: ({ clock }) => clock && momentIn(new Date(clock.dueAt)) },
      { heading: columns.state, width: 10, cell: ({ state }) => orderStateTexts[state] },
      { heading: columns.answer, width: 40, cell: ({ answer }) => answer },
      { heading: columns.answeredBy, width: 12, cell: ({ answeredBy }) => answeredBy },
      { heading: columns.answeredAt, width: 17, cell: ({ answeredAt }) => answeredAt && momentIn(new Date(answeredAt)) }
    ],
    page: (after) => listOrders(db, call, { ...query, after, limit: exportPage })
  })
}
