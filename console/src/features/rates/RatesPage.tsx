import { figuresRoutes, RatesBy } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { ratesTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { ratesByTexts } from '@hongchao/web/texts/figures.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, DatePicker, Segmented, Select } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useMemo } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Exclusions } from '../../shared/Exclusions.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { OrganisationSelect } from '../../shared/OrganisationSelect.tsx'
import { Loading, Page } from '../../shared/Page.tsx'
import { addressOf, periodOf, type Preset, presetOf, type View, viewOf } from './address.ts'
import { Cards } from './Cards.tsx'
import { Bars, Course } from './Pictures.tsx'
import { askedOf, useRates } from './queries.ts'
import styles from './rates.module.css'
import { RatesTable } from './RatesTable.tsx'

/** How the needs of some months were handled: pictures first, tables below, every figure with its needs. */
export function RatesPage(): JSX.Element {
  const { place, save } = useApi()
  const navigate = useNavigate()
  const address = useSearch({ from: '/$place' })
  const view = useMemo(() => viewOf(address), [address])
  const { data, error, refetch, isPlaceholderData } = useRates(askedOf(view))
  const show = (change: Partial<View>): void =>
    void navigate({
      to: '/$place/rates',
      params: { place },
      search: addressOf({ ...view, ...change }),
      replace: true,
      resetScroll: false
    })

  return (
    <Page
      title={texts.title}
      actions={<ExportButton save={() => save(figuresRoutes.export, { query: askedOf(view) })} />}
    >
      <p className={styles['help']}>{texts.help}</p>
      <Filters view={view} scope={data?.organisation} onChange={show} />
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data && (
        <>
          {data.waiting > 0 && <Alert type="warning" showIcon title={fill(texts.waiting, { count: data.waiting })} />}
          <Cards total={data.total} definition={data.definition} view={view} onChoose={(rate) => show({ rate })} />
          <div className={styles['pictures']}>
            <Course course={data.course} view={view} />
            <Bars rows={data.rows} by={view.by} view={view} />
          </div>
          <RatesTable rows={data.rows} total={data.total} view={view} loading={isPlaceholderData} />
          <Exclusions />
        </>
      )}
    </Page>
  )
}

type FiltersProps = {
  view: View
  scope: { id: string; name: string } | undefined
  onChange: (change: Partial<View>) => void
}

function Filters({ view, scope, onChange }: FiltersProps): JSX.Element {
  const presets = (Object.keys(texts.presets) as Preset[]).map((value) => ({ value, label: texts.presets[value] }))
  return (
    <div className={styles['filters']}>
      <div className={styles['organisation']}>
        <OrganisationSelect
          key={scope?.id ?? ''}
          {...(scope && { value: scope.id, known: scope })}
          aria-label={texts.organisation}
          onChange={(organisation) => onChange({ organisation })}
        />
      </div>
      <Select
        value={presetOf(view) ?? null}
        options={presets}
        placeholder={texts.period}
        aria-label={texts.period}
        className={styles['preset']}
        onChange={(preset: Preset) => onChange(periodOf(preset))}
      />
      <DatePicker.RangePicker
        picker="month"
        value={[dayjs(view.from), dayjs(view.to)]}
        allowClear={false}
        aria-label={texts.months}
        onChange={(months) =>
          months?.[0] && months[1] && onChange({ from: months[0].format('YYYY-MM'), to: months[1].format('YYYY-MM') })
        }
      />
      <Segmented
        value={view.by}
        options={RatesBy.options.map((value) => ({ value, label: ratesByTexts[value] }))}
        aria-label={texts.by}
        onChange={(by) => onChange({ by })}
      />
      <Segmented
        value={view.net ? 'net' : 'raw'}
        options={[
          { value: 'raw', label: texts.raw },
          { value: 'net', label: texts.net }
        ]}
        aria-label={texts.basis}
        onChange={(basis) => onChange({ net: basis === 'net' })}
      />
    </div>
  )
}
