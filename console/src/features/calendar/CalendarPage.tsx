import type { CalendarYearView } from '@hongchao/contract'
import { keyOf, useApi, useMay, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { calendarTexts as texts, yearOriginTexts } from '@hongchao/web/texts/console/calendar.ts'
import { dayText } from '@hongchao/web/when.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Select, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { LeftOutlined, RightOutlined } from '../../shared/icons.ts'
import { Loading, Page } from '../../shared/Page.tsx'
import styles from './calendar.module.css'
import { monthsOf, stretchesOf, workingDays } from './days.ts'
import { Editions } from './Editions.tsx'
import { ImportNotice } from './ImportNotice.tsx'
import { YearView } from './YearView.tsx'

/** The days that due times are counted with, and how a new notice comes in. */
export function CalendarPage(): JSX.Element {
  const { place, calendar } = useApi()
  const { year: asked } = useSearch({ from: '/$place' })
  const may = useMay()
  const [importing, setImporting] = useState(false)
  const year = asked === undefined ? undefined : Number(asked)
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(place, 'calendar', 'year', year),
    queryFn: () => calendar.year({ query: { year } }),
    placeholderData: keepPreviousData
  })
  return (
    <Page
      title={texts.title}
      actions={
        may('places.manage') && (
          <Button type="primary" onClick={() => setImporting(true)}>
            {texts.import}
          </Button>
        )
      }
    >
      <p className={styles['help']}>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      {data ? <Year view={data} /> : error ? undefined : <Loading />}
      {importing && <ImportNotice onClose={() => setImporting(false)} />}
    </Page>
  )
}

function Year({ view }: { view: CalendarYearView }): JSX.Element {
  const { year, origin, days, sources } = view
  const may = useMay()
  const months = monthsOf(year, days)
  const off = days.filter(({ kind, date }) => kind === 'holiday' && date.startsWith(String(year))).length
  const worked = days.filter(({ kind, date }) => kind === 'makeUpDay' && date.startsWith(String(year))).length
  const today = new Date(useNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  return (
    <>
      <div className={styles['bar']}>
        <Choose view={view} />
        <Tag color={origin === 'unknown' ? 'warning' : undefined}>{yearOriginTexts[origin]}</Tag>
        <Legend />
      </div>
      {origin === 'unknown' ? (
        <Alert type="warning" showIcon title={fill(texts.unknown, { year })} />
      ) : (
        <p>{fill(texts.counts, { off, worked, days: workingDays(months) })}</p>
      )}
      <YearView months={months} today={today} />
      <Told view={view} />
      {sources.length > 0 && (
        <p className={styles['help']}>
          {texts.source}
          {sources.map((source) => (
            <a key={source} href={source} target="_blank" rel="noreferrer" className={styles['source']}>
              {source}
            </a>
          ))}
        </p>
      )}
      {may('places.manage') && <Editions year={year} />}
    </>
  )
}

function Choose({ view: { year, years } }: { view: CalendarYearView }): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const known = new Set(years.map((one) => one.year))
  const go = (to: number): void =>
    void navigate({ to: '/$place/calendar', params: { place }, search: { year: String(to) } })
  return (
    <div className={styles['choose']}>
      <Button
        icon={<LeftOutlined />}
        aria-label={texts.previous}
        disabled={!known.has(year - 1)}
        onClick={() => go(year - 1)}
      />
      <Select
        value={year}
        aria-label={texts.title}
        onChange={go}
        options={years
          .toReversed()
          .map((one) => ({ value: one.year, label: `${fill(texts.year, one)} ${yearOriginTexts[one.origin]}` }))}
      />
      <Button
        icon={<RightOutlined />}
        aria-label={texts.next}
        disabled={!known.has(year + 1)}
        onClick={() => go(year + 1)}
      />
    </div>
  )
}

function Legend(): JSX.Element {
  return (
    <ul className={styles['legend']}>
      <li className={styles['weekend']}>{texts.legend.weekend}</li>
      <li className={styles['holiday']}>
        {texts.legend.holiday}
        <sup>{texts.off}</sup>
      </li>
      <li className={styles['makeUpDay']}>
        {texts.legend.makeUpDay}
        <sup>{texts.worked}</sup>
      </li>
    </ul>
  )
}

/** The notice as words, for who would rather read than look. */
function Told({ view: { days } }: { view: CalendarYearView }): JSX.Element | undefined {
  const now = useNow()
  if (days.length === 0) return undefined
  const byName = Object.groupBy(stretchesOf(days), ({ name }) => name)
  return (
    <section className={styles['section']}>
      <h2>{texts.holidays}</h2>
      <dl className={styles['told']}>
        {Object.entries(byName).map(([name, stretches]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {stretches
                ?.map(({ from, to, kind }) => {
                  const date = from === to ? dayText(from, now) : `${dayText(from, now)}–${dayText(to, now)}`
                  return `${date}${kind === 'holiday' ? texts.legend.holiday : texts.legend.makeUpDay}`
                })
                .join('，')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
