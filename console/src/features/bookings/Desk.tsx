import { bookingsRoutes, type DeskSlot } from '@hongchao/contract'
import { useApi, useMay, useNow } from '@hongchao/web'
import { dayOfStart, longDayText } from '@hongchao/web/slots.ts'
import { bookingTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Loading, Nothing } from '../../shared/Page.tsx'
import { BookForm } from './BookForm.tsx'
import styles from './bookings.module.css'
import { CancelSlotForm } from './CancelSlotForm.tsx'
import { DeskSlotCard } from './DeskSlotCard.tsx'
import { useDay } from './queries.ts'

/** The sheet of a day: who comes when, who was there, and what has to be cancelled. */
export function Desk(): JSX.Element {
  const { place, save } = useApi()
  const may = useMay()
  const [day, setDay] = useDayInAddress()
  const { data, error, refetch } = useDay(day)
  const [booking, setBooking] = useState(false)
  const [cancelling, setCancelling] = useState<DeskSlot>()
  return (
    <section>
      <p className={styles['help']}>{texts.help}</p>
      <div className={styles['bar']}>
        <ChooseDay day={day} onChange={setDay} />
        <span className={styles['gap']} />
        <Button href={`/${place}/bookings/print?day=${day}`} target="_blank">
          {texts.print}
        </Button>
        <ExportButton save={() => save(bookingsRoutes.exportDay, { query: { day } })} />
        {may('needs.record') && (
          <Button type="primary" onClick={() => setBooking(true)}>
            {texts.book}
          </Button>
        )}
      </div>
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Nothing title={texts.empty} />}
      {data?.items.map((slot) => (
        <DeskSlotCard key={`${slot.timetableId} ${slot.startsAt}`} slot={slot} onCancel={() => setCancelling(slot)} />
      ))}
      {booking && <BookForm onClose={() => setBooking(false)} />}
      {cancelling && <CancelSlotForm slot={cancelling} onClose={() => setCancelling(undefined)} />}
    </section>
  )
}

/** Kept in the address, so that going back comes to the same day. */
function useDayInAddress(): [string, (day: string) => void] {
  const search: { day?: string | undefined } = useSearch({ from: '/$place/desk/bookings' })
  const navigate = useNavigate({ from: '/$place/bookings' })
  const today = dayOfStart({ startsAt: useNow().toISOString() })
  return [search.day ?? today, (day) => void navigate({ search: { day }, replace: true })]
}

function ChooseDay({ day, onChange }: { day: string; onChange: (day: string) => void }): JSX.Element {
  const now = useNow()
  const beside = (count: number) => () => onChange(dayjs(day).add(count, 'day').format('YYYY-MM-DD'))
  return (
    <>
      <Button onClick={beside(-1)}>{texts.previous}</Button>
      <DatePicker
        value={dayjs(day)}
        allowClear={false}
        aria-label={texts.day}
        format={() => longDayText(day, now)}
        onChange={(chosen) => chosen && onChange(chosen.format('YYYY-MM-DD'))}
      />
      <Button onClick={beside(1)}>{texts.next}</Button>
      <Button type="link" onClick={() => onChange(dayOfStart({ startsAt: now.toISOString() }))}>
        {texts.today}
      </Button>
    </>
  )
}
