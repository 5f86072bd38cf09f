import type { Download } from '@hongchao/contract'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import { recordAudit } from '../audit.ts'
import type { Call } from '../call.ts'
import { momentIn } from '../days.ts'
import type { Db } from '../db.ts'
import { AppError } from '../errors.ts'
import { type Column, sheetFile } from './write.ts'

/** A list as a sheet: what it is called, by which filter it was made, and its items page by page. */
type ExportedList<T> = {
  /** The plural that names the list in the audit, such as `needs`. */
  list: string
  title: string
  /** The filter as people read it: what is asked of, such as 状态, and by which values, if any. */
  filter: readonly (readonly [name: string, ...values: (string | undefined)[]])[]
  columns: readonly Column<T>[]
  /** Why it leaves, which is asked for where `asksReason`: of people, and of very much (domain rules §11.4). */
  reason?: string | undefined
  asksReason?: boolean
  page: (after: string | undefined) => Promise<{ items: T[]; next?: string }>
}

/** More than this in one file nobody reads; a narrower filter serves better. */
const mostRows = 100_000

/** The size of a page while exporting; the caller's `page` is to read so many. */
export const exportPage = 100

/**
 * A list that the caller may see, as an Excel file: the same rows, the same masks. That it was exported, by which
 * filter, is kept in the audit; the first page is read before anything is answered, so that a refusal is still one.
 */
export async function exportList<T>(db: Db, call: Call, exported: ExportedList<T>): Promise<Download> {
  const { list, title, columns, page, reason, asksReason = false } = exported
  if (asksReason && !reason) throw new AppError('export.reasonRequired')
  const filter = wordsOf(exported.filter)
  const first = await page(undefined)
  await db
    .transaction()
    .execute((tx) => recordAudit(tx, call, 'list.exported', list, { filter, ...(reason && { reason }) }))
  const moment = momentIn(call.now)
  return sheetFile({
    name: `${title} ${moment.replace(':', '')}`,
    above: [
      title,
      `${sheetsTexts.filter}${filter || sheetsTexts.noFilter}`,
      [
        `${sheetsTexts.exportedAt}${moment}`,
        `${sheetsTexts.exportedBy}${call.actor.name}`,
        ...(reason ? [`${sheetsTexts.reason}${reason}`] : []),
        sheetsTexts.masked
      ].join('　')
    ],
    columns,
    pages: pagesFrom(first, page),
    below: (rows) => (rows >= mostRows ? sheetsTexts.cutOff : undefined)
  })
}

function wordsOf(filter: ExportedList<unknown>['filter']): string {
  const asked = filter.map(([name, ...values]) => [name, values.filter(Boolean)] as const)
  return asked.flatMap(([name, values]) => (values.length > 0 ? [`${name}：${values.join('、')}`] : [])).join('；')
}

type Page<T> = { items: T[]; next?: string }

async function* pagesFrom<T>(first: Page<T>, page: (after: string) => Promise<Page<T>>): AsyncGenerator<T[]> {
  let rows = first.items.length
  yield first.items
  for (let { next } = first; next && rows < mostRows;) {
    const following = await page(next)
    yield following.items
    rows += following.items.length
    next = following.next
  }
}
