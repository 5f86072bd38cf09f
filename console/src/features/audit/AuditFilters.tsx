import { auditTexts as texts } from '@hongchao/web/texts/console/audit.ts'
import { Button, DatePicker, Input, Select } from 'antd'
import dayjs from 'dayjs'
import type { JSX } from 'react'

import { PersonSelect } from '../../shared/PersonSelect.tsx'
import styles from './audit.module.css'
import { type AuditFilter, useTrail } from './queries.ts'
import { eventChoices } from './sentence.ts'

type AuditFiltersProps = { filter: AuditFilter; onNarrow: (filter: AuditFilter) => void }

const choices = eventChoices()

export function AuditFilters({ filter, onNarrow }: AuditFiltersProps): JSX.Element {
  const { actor, record, from, to, events } = filter
  const trail = useTrail(filter)
  const acted = trail.data?.pages.flatMap(({ items }) => items).find((entry) => entry.actor.id === actor)
  const narrowed = Object.values(filter).some((value) => value !== undefined)
  return (
    <div className={styles['filters']}>
      <Input.Search
        key={record ?? ''}
        defaultValue={record}
        allowClear
        className={styles['record']}
        placeholder={texts.recordHint}
        aria-label={texts.record}
        onSearch={(text) => onNarrow({ ...filter, record: text.trim() || undefined })}
      />
      <div className={styles['person']}>
        <PersonSelect
          name={acted?.actor.name}
          value={actor}
          aria-label={texts.actor}
          onChange={(id) => onNarrow({ ...filter, actor: id })}
        />
      </div>
      <DatePicker.RangePicker
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        allowEmpty
        placeholder={[texts.from, texts.to]}
        aria-label={texts.days}
        onChange={(days) => onNarrow({ ...filter, from: dayText(days?.[0]), to: dayText(days?.[1]) })}
      />
      <Select
        mode="multiple"
        className={styles['events']}
        value={events?.split(',') ?? []}
        options={choices}
        maxTagCount="responsive"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={texts.allEvents}
        aria-label={texts.events}
        onChange={(values: string[]) => onNarrow({ ...filter, events: values.join(',') || undefined })}
      />
      {narrowed && <Button onClick={() => onNarrow({})}>{texts.clear}</Button>}
    </div>
  )
}

function dayText(day: dayjs.Dayjs | null | undefined): string | undefined {
  return day?.format('YYYY-MM-DD')
}
