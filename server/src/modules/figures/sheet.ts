import { type Download, Rate, type RateRow, type RatesQuery, type RateValue } from '@hongchao/contract'
import { definitionText, percentOf, rateHeading, rowName } from '@hongchao/web/texts/figure-words.ts'
import { figureSheetTexts as texts, figuresTexts, ratesByTexts } from '@hongchao/web/texts/figures.ts'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { type Column, exportList } from '../../kernel/sheets/index.ts'
import { reportRates } from './report.ts'

/** The rates as they stand on the screen, raw and net, with what each was reckoned from. */
export async function exportRates(db: Db, call: Call, query: RatesQuery): Promise<Download> {
  const { organisation, total, rows, definition } = await reportRates(db, call, query)
  return await exportList<RateRow>(db, call, {
    list: 'rates',
    title: texts.title,
    filter: [
      [texts.organisation, organisation.name],
      [texts.months, `${query.from} — ${query.to}`],
      [texts.by, ratesByTexts[query.by]],
      [texts.definition, definitionText(definition)]
    ],
    columns: columnsFor(query),
    page: async () => ({ items: [...rows, { ...total, name: texts.total }] })
  })
}

function columnsFor({ by }: RatesQuery): Column<RateRow>[] {
  return [
    { heading: ratesByTexts[by], width: 24, cell: (row) => rowName(by, row) },
    { heading: texts.needs, width: 10, cell: ({ needs }) => needs },
    { heading: texts.excluded, width: 10, cell: ({ excluded }) => excluded },
    ...Rate.options.flatMap((rate): Column<RateRow>[] => [
      { heading: rateHeading(texts.raw, rate), width: 14, cell: ({ raw }) => figureIn(rate, raw[rate]) },
      { heading: rateHeading(texts.net, rate), width: 14, cell: ({ net }) => figureIn(rate, net[rate]) },
      { heading: rateHeading(texts.part, rate), width: 12, cell: ({ raw }) => Math.round(raw[rate].part * 100) / 100 },
      { heading: rateHeading(texts.of, rate), width: 12, cell: ({ raw }) => raw[rate].of }
    ])
  ]
}

/** As a number to go on reckoning with: per cent, or hours. */
function figureIn(rate: Rate, { value }: RateValue): string | number {
  if (value === null) return figuresTexts.none
  return rate === 'meanTime' ? Math.round((value / 60) * 10) / 10 : percentOf(value)
}
