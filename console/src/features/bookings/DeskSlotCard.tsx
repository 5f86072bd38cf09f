import type { Booking, BookingAction, bookingsRoutes, DeskSlot, ResponseOf } from '@hongchao/contract'
import { errorText, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { hoursText } from '@hongchao/web/slots.ts'
import { bookingStateTexts } from '@hongchao/web/texts/bookings.ts'
import { bookingTexts as texts, cancelSlotTexts } from '@hongchao/web/texts/console/bookings.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { App, Button, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import styles from './bookings.module.css'
import { MoveForm } from './MoveForm.tsx'
import { SlotContacts } from './SlotContacts.tsx'

const { columns: titles } = texts
const colors: Partial<Record<Booking['state'], string>> = { arrived: 'success', absent: 'error', waiting: 'warning' }
const order: readonly BookingAction[] = ['noteArrived', 'noteAbsent', 'move', 'cancel']

/** One slot of the day with everybody who booked it. */
export function DeskSlotCard({ slot, onCancel }: { slot: DeskSlot; onCancel: () => void }): JSX.Element {
  const now = useNow()
  const live = slot.bookings.filter(({ state }) => state !== 'cancelled')
  const waiting = live.filter(({ state }) => state === 'waiting').length
  const cancelButton = (
    <Button size="small" danger onClick={onCancel}>
      {texts.cancelSlot}
    </Button>
  )
  return (
    <article className={styles['slot']}>
      <header>
        <h2>{hoursText(slot)}</h2>
        <span>{slot.service.name}</span>
        <span className={styles['soft']}>{slot.location}</span>
        {slot.cancelled ? (
          <Tag color="error">{fill(texts.cancelledSlot, { reason: slot.reason ?? '' })}</Tag>
        ) : (
          <span>{fill(texts.held, { held: live.length - waiting, capacity: slot.capacity })}</span>
        )}
        {waiting > 0 && <Tag color="warning">{fill(texts.waiting, { count: waiting })}</Tag>}
        <span className={styles['gap']} />
        {new Date(slot.endsAt) > now && (slot.cancelled ? <ContactsButton slot={slot} /> : cancelButton)}
      </header>
      {slot.bookings.length === 0 ? (
        <p className={styles['soft']}>{texts.nobody}</p>
      ) : (
        <Bookings bookings={slot.bookings} />
      )}
    </article>
  )
}

/** Of a slot that a holiday cancelled, or where the list was closed too soon. */
function ContactsButton({ slot: { timetableId, startsAt, bookings } }: { slot: DeskSlot }): JSX.Element | null {
  const api = useApi()
  const { message } = App.useApp()
  const read = useWrite(api.bookings.slotContacts, { changes: [] })
  const [contacts, setContacts] = useState<ResponseOf<typeof bookingsRoutes.slotContacts>>()
  if (bookings.length === 0) return null
  const ask = (): void =>
    read.mutate(
      { body: { timetableId, startsAt } },
      { onSuccess: setContacts, onError: (error) => void message.error(errorText(error)) }
    )
  return (
    <>
      <Button size="small" loading={read.isPending} onClick={ask}>
        {cancelSlotTexts.contacts}
      </Button>
      {contacts && <SlotContacts {...contacts} onClose={() => setContacts(undefined)} />}
    </>
  )
}

function Bookings({ bookings }: { bookings: Booking[] }): JSX.Element {
  const [moving, setMoving] = useState<Booking>()
  const act = useAct(setMoving)
  const columns: TableColumnsType<Booking> = [
    { title: titles.number, width: 60, render: (_, __, index) => index + 1 },
    { title: titles.name, width: 160, render: (_, { name }) => name || texts.forgotten },
    { title: titles.phone, dataIndex: 'phone', width: 160 },
    {
      title: titles.state,
      width: 120,
      render: (_, { state }) => <Tag color={colors[state] ?? 'default'}>{bookingStateTexts[state]}</Tag>
    },
    {
      title: shellTexts.actions,
      align: 'right',
      render: (_, booking) =>
        order
          .filter((action) => booking.availableActions.includes(action))
          .map((action) => (
            <Button key={action} type="link" size="small" onClick={() => act(booking, action)}>
              {texts.actions[action]}
            </Button>
          ))
    }
  ]
  return (
    <>
      <Table size="small" rowKey="id" columns={columns} dataSource={bookings} pagination={false} />
      {moving && <MoveForm booking={moving} onClose={() => setMoving(undefined)} />}
    </>
  )
}

/** Does what a button says; giving a place back is asked once more, and moving needs another slot. */
function useAct(onMove: (booking: Booking) => void): (booking: Booking, action: BookingAction) => void {
  const { bookings } = useApi()
  const { message, modal } = App.useApp()
  const note = useWrite(bookings.note, { changes: ['bookings'] })
  const cancel = useWrite(bookings.cancel, { changes: ['bookings'] })
  const said = {
    onSuccess: () => void message.success(texts.done),
    onError: (error: Error) => void message.error(errorText(error))
  }
  return (booking, action) => {
    const params = { id: booking.id }
    if (action === 'move') return onMove(booking)
    if (action !== 'cancel') return note.mutate({ params, body: { arrived: action === 'noteArrived' } }, said)
    modal.confirm({
      title: fill(texts.cancelSure, { name: booking.name }),
      okText: texts.actions.cancel,
      cancelText: shellTexts.back,
      onOk: () => cancel.mutate({ params }, said)
    })
  }
}
