import type { Timetable } from '@hongchao/contract'
import { errorText, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { timetableTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { weekdayTexts } from '@hongchao/web/texts/due.ts'
import { dayText } from '@hongchao/web/when.ts'
import { App, Button, InputNumber, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing } from '../../shared/Page.tsx'
import styles from './bookings.module.css'
import { useTimetables } from './queries.ts'
import { TimetableForm } from './TimetableForm.tsx'

const { columns: titles } = texts

/** When services can be had by appointment, by who looks after the place. */
export function Timetables(): JSX.Element {
  const [making, setMaking] = useState(false)
  const { data, error, isPending, refetch } = useTimetables()
  const update = useUpdate()
  return (
    <section className={styles['timetables']}>
      <header>
        <h2>{texts.title}</h2>
        <Button type="primary" onClick={() => setMaking(true)}>
          {texts.create}
        </Button>
      </header>
      <p className={styles['help']}>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="id"
        columns={useColumns(update)}
        dataSource={data?.items}
        loading={isPending}
        pagination={false}
        locale={{ emptyText: isPending ? ' ' : <Nothing title={texts.empty} /> }}
      />
      {making && <TimetableForm onClose={() => setMaking(false)} />}
    </section>
  )
}

type Change = { capacity?: number; active?: boolean }

function useColumns(onChange: (timetable: Timetable, change: Change) => void): TableColumnsType<Timetable> {
  const now = useNow()
  return [
    { title: titles.service, width: 180, render: (_, { service }) => service.name },
    {
      title: titles.where,
      width: 200,
      render: (_, { location, organisation }) => `${location}（${organisation.name}）`
    },
    { title: titles.when, render: (_, timetable) => whenOf(timetable, now) },
    {
      title: titles.slot,
      width: 200,
      render: (_, timetable) => (
        <>
          {fill(texts.minutes, { minutes: timetable.minutes })}
          <InputNumber
            size="small"
            min={1}
            max={500}
            precision={0}
            className={styles['count']}
            aria-label={texts.capacityOf}
            key={timetable.version}
            defaultValue={timetable.capacity}
            onBlur={({ target }) => {
              const capacity = Number(target.value)
              if (capacity > 0 && capacity !== timetable.capacity) onChange(timetable, { capacity })
            }}
          />
          {texts.people}
        </>
      )
    },
    { title: titles.ahead, width: 190, render: (_, timetable) => fill(texts.ahead, { ...numbersOf(timetable) }) },
    {
      title: titles.state,
      width: 90,
      render: (_, { active }) => <Tag color={active ? 'success' : 'default'}>{active ? texts.open : texts.closed}</Tag>
    },
    {
      title: shellTexts.actions,
      width: 80,
      align: 'right',
      render: (_, timetable) => (
        <Button type="link" size="small" onClick={() => onChange(timetable, { active: !timetable.active })}>
          {timetable.active ? texts.stop : texts.reopen}
        </Button>
      )
    }
  ]
}

function numbersOf({ openDays, closeHours }: Timetable): { openDays: number; closeHours: number } {
  return { openDays, closeHours }
}

function whenOf({ weekdays, days, starts, ends }: Timetable, now: Date): string {
  const weekly = weekdays.toSorted((a, b) => a - b).map((weekday) => weekdayTexts[weekday])
  const when = [
    ...(weekly.length > 0 ? [fill(texts.weekly, { weekdays: weekly.join('、') })] : []),
    ...days.toSorted().map((day) => dayText(day, now))
  ]
  return `${when.join('、')}　${starts}–${ends}`
}

function useUpdate(): (timetable: Timetable, change: Change) => void {
  const { bookings } = useApi()
  const { message } = App.useApp()
  const update = useWrite(bookings.updateTimetable, { changes: ['bookings'] })
  return ({ id, capacity, active, version }, change) =>
    update.mutate(
      { params: { id }, body: { capacity, active, version, ...change } },
      { onError: (error) => void message.error(errorText(error)) }
    )
}
