import type { Slot } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { dayOf, weekdayText } from '@hongchao/web/moment.ts'
import { groupByDay, hoursText } from '@hongchao/web/slots.ts'
import { bookingsTexts as texts } from '@hongchao/web/texts/phone/bookings.ts'
import { dayText } from '@hongchao/web/when.ts'
import { type ReactNode, useState } from 'react'

import { Chips } from '../../shared/Chips.tsx'

type Props = {
  slots: readonly Slot[]
  value: Slot | undefined
  onChange: (slot: Slot | undefined) => void
  error?: string | undefined
}

/** First the day, then the hour; what is left stands beside it. */
export function SlotPicker({ slots, value, onChange, error }: Props): ReactNode {
  const now = useNow()
  const days = groupByDay(slots)
  const [chosen, setChosen] = useState<string>()
  const day = chosen ?? days[0]?.day
  const ofDay = days.find((one) => one.day === day)?.items ?? []
  const noteOf = ({ free, waiting }: Slot): string =>
    free > 0 ? fill(texts.free, { free }) : waiting > 0 ? fill(texts.waiting, { waiting }) : texts.full
  return (
    <>
      <div className="slot-days">
        <Chips
          label={texts.day}
          choices={days.map(({ day: key }) => ({ key, name: dayText(key, now), note: weekdayText(dayOf(key)) }))}
          value={day}
          onChange={(key) => {
            setChosen(key)
            onChange(undefined)
          }}
        />
      </div>
      <Chips
        label={texts.time}
        choices={ofDay.map((slot) => ({ key: keyOfSlot(slot), name: hoursText(slot), note: noteOf(slot) }))}
        value={value && keyOfSlot(value)}
        onChange={(key) => onChange(ofDay.find((slot) => keyOfSlot(slot) === key))}
        error={error}
        {...(value?.provisional && { hint: texts.provisional })}
      />
    </>
  )
}

function keyOfSlot({ timetableId, startsAt }: Slot): string {
  return `${timetableId} ${startsAt}`
}
