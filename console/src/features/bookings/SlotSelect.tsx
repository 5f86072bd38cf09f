import type { Slot, SlotRef } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { spanText } from '@hongchao/web/slots.ts'
import { bookFormTexts as texts } from '@hongchao/web/texts/console/bookings.ts'
import { Select } from 'antd'
import type { JSX } from 'react'

import { useSlots } from './queries.ts'

type SlotSelectProps = {
  id?: string
  serviceId: string | undefined
  /** Whether one can also wait for a slot that is full. */
  full: boolean
  value?: SlotRef
  onChange?: (slot: SlotRef | undefined) => void
}

/** One of the slots of a service that are still to come; the desk may book what is closed to others. */
export function SlotSelect({ id, serviceId, full, value, onChange }: SlotSelectProps): JSX.Element {
  const now = useNow()
  const { data, isFetching } = useSlots(serviceId)
  const slots = (data?.items ?? []).filter(({ free }) => full || free > 0)
  const labelOf = (slot: Slot): string =>
    fill(slot.free > 0 ? texts.free : texts.full, {
      span: spanText(slot, now),
      free: slot.free,
      waiting: slot.waiting
    })
  return (
    <Select
      id={id}
      value={value && keyOfSlot(value)}
      disabled={serviceId === undefined}
      loading={isFetching}
      placeholder={texts.slotHint}
      notFoundContent={texts.noSlots}
      options={slots.map((slot) => ({ value: keyOfSlot(slot), label: labelOf(slot) }))}
      onChange={(key: string) => {
        const chosen = slots.find((slot) => keyOfSlot(slot) === key)
        onChange?.(chosen && { timetableId: chosen.timetableId, startsAt: chosen.startsAt })
      }}
    />
  )
}

function keyOfSlot({ timetableId, startsAt }: SlotRef): string {
  return `${timetableId} ${startsAt}`
}
