import type { Download, Need, NeedFilter, NeedQuery } from '@hongchao/contract'
import { assistsTexts } from '@hongchao/web/texts/assists.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { channelTexts, statusTexts } from '@hongchao/web/texts/needs.ts'
import { sheetsTexts } from '@hongchao/web/texts/sheets.ts'

import type { Call } from '../../kernel/call.ts'
import { momentIn } from '../../kernel/days.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList, exportPage } from '../../kernel/sheets/index.ts'
import { getPreset, type NeedsConfig } from '../places/index.ts'
import { countWithin } from './filter.ts'
import { listForSheet, type NeedInSheet } from './list.ts'
import { withoutNumbers } from './rules/words.ts'

const { facts, filters } = needsTexts

type Exported = Omit<NeedQuery, 'after' | 'limit'> & { reason?: string | undefined }

/** More than this nobody looks through at a desk: whoever takes it along says what for. */
const unasked = { most: 1000, scanned: 5000 }

/** The list of needs as an Excel file: what the caller sees in it, with the whole text and answer beside. */
export async function exportNeeds(db: Db, call: Call, { reason, ...query }: Exported): Promise<Download> {
  const { needs } = await getPreset(db)
  const nameOf = namesOf(needs)
  return await exportList(db, call, {
    list: 'needs',
    title: sheetsTexts.needs.title,
    filter: await filterWords(db, query, nameOf),
    columns: columnsOf(nameOf),
    reason,
    asksReason: !reason && (await countWithin(db, call, query, unasked)).more,
    page: (after) => listForSheet(db, call, { ...query, after, limit: exportPage })
  })
}

type NameOf = (list: 'categories' | 'levels' | 'ways' | 'requesterKinds', key: string | undefined) => string | undefined

function namesOf(needs: NeedsConfig): NameOf {
  const categories = needs.categories.flatMap((category) => [category, ...(category.items ?? [])])
  const lists = { ...needs, categories }
  return (list, key) => lists[list].find((entry) => entry.key === key)?.name ?? key
}

function columnsOf(nameOf: NameOf): Column<NeedInSheet>[] {
  const { needs, clockStates } = sheetsTexts
  const column = (heading: string, width: number, cell: (need: Need) => string | undefined): Column<NeedInSheet> => ({
    heading,
    width,
    cell: ({ need }) => cell(need)
  })
  return [
    column(needsTexts.columns.code, 16, ({ code }) => code),
    column(facts.status, 10, ({ status }) => statusTexts[status]),
    { heading: needs.text, width: 60, cell: ({ need, text }) => withoutNumbers(text ?? need.title) },
    column(facts.requester, 10, ({ requester }) => requester?.name),
    column(facts.phone, 14, ({ requester }) => requester?.phone),
    column(facts.kind, 12, ({ kind }) => nameOf('requesterKinds', kind)),
    column(facts.category, 18, ({ category }) => nameOf('categories', category)),
    column(facts.level, 10, ({ level }) => nameOf('levels', level)),
    column(facts.way, 12, ({ way }) => nameOf('ways', way)),
    column(facts.channel, 10, ({ channel }) => channel && channelTexts[channel]),
    column(facts.organisation, 22, ({ organisation }) => organisation?.name),
    column(facts.location, 18, ({ location }) => location),
    column(facts.about, 18, ({ about }) => about?.name),
    column(needsTexts.columns.team, 18, ({ team, department }) => team?.name ?? department?.name),
    column(assistsTexts.title, 22, ({ assisting }) => assisting.map(stateOfAssist).join('、')),
    column(facts.handler, 10, ({ handler }) => handler?.name),
    column(facts.collectedAt, 17, ({ collectedAt }) => momentOf(collectedAt)),
    column(needs.due, 17, ({ clock }) => momentOf(clock?.dueAt)),
    column(needs.clock, 12, ({ clock }) => clock && clockStates[clock.state]),
    { heading: needs.answer, width: 60, cell: ({ answer }) => answer && withoutNumbers(answer) },
    column(needs.updatedAt, 17, ({ updatedAt }) => momentOf(updatedAt))
  ]
}

function stateOfAssist({ name, ended }: Need['assisting'][number]): string {
  return ended ? name : `${name}${assistsTexts.unfinished}`
}

function momentOf(at: string | undefined): string | undefined {
  return at && momentIn(new Date(at))
}

type Words = [name: string, ...values: (string | undefined)[]][]

async function filterWords(db: Db, filter: NeedFilter, nameOf: NameOf): Promise<Words> {
  const {
    view,
    status = [],
    category = [],
    level = [],
    kind = [],
    team,
    department,
    organisation,
    due,
    handledBy,
    q
  } = filter
  const named = async (table: 'team' | 'organisation', ids: readonly string[] = []): Promise<string[]> => {
    if (ids.length === 0) return []
    const rows = await db.selectFrom(table).select('name').where('id', 'in', ids).execute()
    return rows.map(({ name }) => name)
  }
  return [
    [filters.view, needsTexts.views[view]],
    [filters.status, ...status.map((each) => statusTexts[each])],
    [filters.category, ...category.map((key) => nameOf('categories', key))],
    [filters.level, ...level.map((key) => nameOf('levels', key))],
    [filters.kind, ...kind.map((key) => nameOf('requesterKinds', key))],
    [filters.team, ...(await named('team', team))],
    [filters.department, ...(await named('organisation', department))],
    [filters.organisation, ...(await named('organisation', organisation ? [organisation] : []))],
    [filters.due, due && needsTexts.due[due]],
    [filters.handledBy, handledBy && needsTexts.handledBy[handledBy]],
    [filters.q, q]
  ]
}
