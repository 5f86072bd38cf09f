import { type Booking, MakeBooking, type ServiceItem, type Slot } from '@hongchao/contract'
import { errorText, useApi, useMe, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { bookingsTexts as texts } from '@hongchao/web/texts/phone/bookings.ts'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button, Switch } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import { Empty } from '../../shared/Empty.tsx'
import { FormError } from '../../shared/FormError.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'
import { useServices, useSlots } from './queries.ts'
import { SlotPicker } from './SlotPicker.tsx'
import './services.css'

const route = getRouteApi('/services/$id/book')

/** Books a slot of a service, or moves a booking to another one. */
export function BookPage(): ReactNode {
  const { id } = route.useParams()
  const { booking } = route.useSearch()
  const services = useServices()
  const slots = useSlots(id)
  const service = services.data?.items.find((one) => one.id === id)
  const title = fill(booking ? texts.moveTitle : texts.bookTitle, { name: service?.name ?? '' })
  return (
    <Page title={title}>
      <Loaded query={slots}>
        {({ items }) => {
          const open = items.filter(({ state }) => state !== 'closed')
          const choices = booking ? open.filter(({ free }) => free > 0) : open
          if (choices.length === 0) return <Empty text={texts.noSlots} />
          return <BookForm slots={choices} service={service} booking={booking} />
        }}
      </Loaded>
    </Page>
  )
}

type FormProps = { slots: Slot[]; service: ServiceItem | undefined; booking: string | undefined }

function BookForm({ slots, service, booking }: FormProps): ReactNode {
  const records = (useMe().data?.permissions.includes('needs.record') ?? false) && !booking
  const { values, set, issues, error, pending, submit } = useBookForm(booking)
  const { slot, other } = values
  return (
    <form className="page-body service-form" onSubmit={submit} noValidate>
      <section className="panel">
        <SlotPicker
          slots={slots}
          value={slot}
          onChange={(chosen) => set({ slot: chosen })}
          error={issues['/startsAt'] && texts.choose}
        />
        {slot && <p className="soft">{fill(texts.where, { location: slot.location })}</p>}
        <Papers service={service} />
      </section>
      {records && (
        <section className="panel">
          <label className="service-switch">
            <span>{texts.onBehalf}</span>
            <Switch checked={other} onChange={(on) => set({ other: on })} />
          </label>
          {other && <Other values={values} set={set} issues={issues} />}
        </section>
      )}
      <div className="bottom-bar">
        <FormError text={error && errorText(error)} />
        <Button block color="primary" size="large" type="submit" loading={pending} loadingText={texts.submitting}>
          {submitText(booking, slot)}
        </Button>
      </div>
    </form>
  )
}

function submitText(booking: string | undefined, slot: Slot | undefined): string {
  if (booking) return texts.move
  return slot?.free === 0 ? texts.wait : texts.submit
}

/** What to bring along. */
function Papers({ service }: { service: ServiceItem | undefined }): ReactNode {
  const papers = service?.papers.map(({ name }) => name) ?? []
  if (papers.length === 0) return null
  return <p className="notice">{fill(texts.bring, { papers: papers.join('、') })}</p>
}

type Values = { slot?: Slot | undefined; other: boolean; name: string; phone: string }
type OtherProps = { values: Values; set: (change: Partial<Values>) => void; issues: FieldTexts }

function Other({ values, set, issues }: OtherProps): ReactNode {
  return (
    <>
      <TextField
        label={texts.name}
        value={values.name}
        onChange={(name) => set({ name })}
        maxLength={40}
        autoComplete="off"
        error={issues['/onBehalf/name']}
      />
      <TextField
        label={texts.phone}
        value={values.phone}
        onChange={(phone) => set({ phone })}
        type="tel"
        inputMode="tel"
        maxLength={20}
        optional
        error={issues['/onBehalf/phone']}
      />
    </>
  )
}

function useBookForm(bookingId: string | undefined) {
  const { bookings } = useApi()
  const navigate = useNavigate()
  const [tried, setTried] = useState(false)
  const [values, setValues] = useState<Values>({ other: false, name: '', phone: '' })
  const book = useWrite(bookings.book, { changes: ['bookings'] })
  const move = useWrite(bookings.move, { changes: ['bookings'] })
  const error = book.error ?? move.error
  const issues: FieldTexts = { ...refusedFields(error), ...(tried ? check(MakeBooking, bodyOf(values)) : {}) }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    const parsed = MakeBooking.safeParse(bodyOf(values))
    if (hasIssues(check(MakeBooking, bodyOf(values))) || !parsed.success) return
    const { timetableId, startsAt } = parsed.data
    const after = {
      onSuccess: ({ state }: Booking) => {
        toast(bookingId ? texts.moved : state === 'waiting' ? texts.waits : texts.booked)
        void navigate({ to: '/bookings', replace: true })
      }
    }
    if (bookingId) move.mutate({ params: { id: bookingId }, body: { timetableId, startsAt } }, after)
    else book.mutate({ body: parsed.data }, after)
  }
  const set = (change: Partial<Values>): void => setValues((old) => ({ ...old, ...change }))
  return { values, set, issues, error, pending: book.isPending || move.isPending, submit }
}

/** Whoever takes a slot that is full means to wait for it. */
function bodyOf({ slot, other, name, phone }: Values): unknown {
  return {
    timetableId: slot?.timetableId,
    startsAt: slot?.startsAt,
    wait: slot?.free === 0,
    ...(other && { onBehalf: { name, ...(phone.trim() && { phone }) } })
  }
}
