import type { Booking } from '@hongchao/contract'
import { errorText, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { spanText } from '@hongchao/web/slots.ts'
import { bookingStateTexts } from '@hongchao/web/texts/bookings.ts'
import { bookingsTexts as texts } from '@hongchao/web/texts/phone/bookings.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { toast } from '../../shared/toast.ts'
import { FeedPanel } from './FeedPanel.tsx'
import { useBookings } from './queries.ts'
import './services.css'

/** What the caller booked, for themselves or for others: the next first, then what is over. */
export function BookingsPage(): ReactNode {
  const query = useBookings()
  return (
    <Page title={texts.title}>
      <Loaded query={query}>{({ items }) => <Bookings items={items} />}</Loaded>
      <FeedPanel />
    </Page>
  )
}

function Bookings({ items }: { items: Booking[] }): ReactNode {
  const now = useNow()
  const isOver = ({ endsAt }: Booking): boolean => new Date(endsAt) < now
  const [ahead, over] = [items.filter((one) => !isOver(one)), items.filter(isOver)]
  if (items.length === 0) {
    return (
      <div className="state-block">
        <p>{texts.empty}</p>
        <Link to="/services" className="button-link primary">
          {texts.toServices}
        </Link>
      </div>
    )
  }
  return (
    <>
      {ahead.map((booking) => (
        <BookingCard key={booking.id} booking={booking} />
      ))}
      {over.length > 0 && <h2>{texts.over}</h2>}
      {over.map((booking) => (
        <BookingCard key={booking.id} booking={booking} />
      ))}
    </>
  )
}

function BookingCard({ booking }: { booking: Booking }): ReactNode {
  const { service, name, location, state, before, reason } = booking
  const now = useNow()
  return (
    <article className="panel booking">
      <header>
        <strong>{spanText(booking, now)}</strong>
        <span className={state === 'booked' ? 'booking-held' : 'soft'}>{bookingStateTexts[state]}</span>
      </header>
      <p>{service.name}</p>
      <p className="soft">
        {location} · {name}
      </p>
      {before !== undefined && <p className="soft">{fill(texts.before, { before })}</p>}
      {reason && <p className="notice">{fill(texts.slotCancelled, { reason })}</p>}
      <Actions booking={booking} />
    </article>
  )
}

function Actions({ booking }: { booking: Booking }): ReactNode {
  const { id, service, reason, availableActions } = booking
  const [asking, setAsking] = useState(false)
  if (reason) {
    return (
      <Link to="/services/$id/book" params={{ id: service.id }} className="button-link primary">
        {texts.bookAnother}
      </Link>
    )
  }
  if (availableActions.length === 0) return null
  return (
    <div className="button-row">
      {availableActions.includes('move') && (
        <Link to="/services/$id/book" params={{ id: service.id }} search={{ booking: id }} className="button-link">
          {texts.change}
        </Link>
      )}
      {availableActions.includes('cancel') && (
        <Button block onClick={() => setAsking(true)}>
          {texts.cancel}
        </Button>
      )}
      {asking && <CancelSheet id={id} onClose={() => setAsking(false)} />}
    </div>
  )
}

function CancelSheet({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { bookings } = useApi()
  const cancel = useWrite(bookings.cancel, { changes: ['bookings'] })
  const give = (): void =>
    cancel.mutate(
      { params: { id } },
      {
        onSuccess: () => {
          toast(texts.cancelled)
          onClose()
        }
      }
    )
  return (
    <Sheet title={texts.cancel} onClose={onClose}>
      <p>{texts.cancelSure}</p>
      <FormError text={cancel.error && errorText(cancel.error)} />
      <Button block color="danger" size="large" loading={cancel.isPending} onClick={give}>
        {texts.cancel}
      </Button>
    </Sheet>
  )
}
