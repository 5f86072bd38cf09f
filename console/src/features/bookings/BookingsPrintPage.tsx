import type { DeskSlot } from '@hongchao/contract'
import { useConfig, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { dayOfStart, hoursText, longDayText } from '@hongchao/web/slots.ts'
import { bookingStateTexts } from '@hongchao/web/texts/bookings.ts'
import { bookingPrintTexts as texts, bookingTexts } from '@hongchao/web/texts/console/bookings.ts'
import { useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import styles from './bookings.module.css'
import { useDay } from './queries.ts'

const { columns: titles } = bookingTexts

/** The sheet of a day on paper, with room to sign. */
export function BookingsPrintPage(): JSX.Element {
  const now = useNow()
  const { name } = useConfig()
  const search: { day?: string | undefined } = useSearch({ from: '/$place/bookings/print' })
  const day = search.day ?? dayOfStart({ startsAt: now.toISOString() })
  const { data, error, refetch } = useDay(day)
  useTitle(texts.title)
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const slots = data.items.filter(({ cancelled, bookings }) => !cancelled && bookings.some(comes))
  return (
    <main className={styles['desk']}>
      <p className={styles['printBar']}>
        <Button type="primary" onClick={() => print()}>
          {texts.print}
        </Button>
      </p>
      <article className={styles['paper']}>
        <h1>{fill(texts.head, { day: longDayText(day, now) })}</h1>
        {slots.length === 0 && <p>{texts.none}</p>}
        {slots.map((slot) => (
          <PrintedSlot key={`${slot.timetableId} ${slot.startsAt}`} slot={slot} />
        ))}
        <footer>{name}</footer>
      </article>
    </main>
  )
}

function comes({ state }: DeskSlot['bookings'][number]): boolean {
  return state !== 'cancelled'
}

function PrintedSlot({ slot }: { slot: DeskSlot }): JSX.Element {
  return (
    <section>
      <h2>
        {hoursText(slot)}　{slot.service.name}　{slot.location}
      </h2>
      <table>
        <thead>
          <tr>
            <th>{titles.number}</th>
            <th>{titles.name}</th>
            <th>{titles.phone}</th>
            <th>{titles.state}</th>
            <th>{titles.sign}</th>
          </tr>
        </thead>
        <tbody>
          {slot.bookings.filter(comes).map(({ id, name, phone, state }, index) => (
            <tr key={id}>
              <td>{index + 1}</td>
              <td>{name}</td>
              <td>{phone}</td>
              <td>{bookingStateTexts[state]}</td>
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
