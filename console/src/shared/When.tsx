import { fullDate } from '@hongchao/web/due.ts'
import { useNow } from '@hongchao/web'
import { dateText, dayOf, momentOf } from '@hongchao/web/moment.ts'
import { whenText } from '@hongchao/web/when.ts'
import type { JSX } from 'react'

/** A moment in short; the whole of it on hover. */
export function When({ at }: { at: string }): JSX.Element {
  return (
    <time dateTime={at} title={fullDate(at)}>
      {whenText(at, useNow())}
    </time>
  )
}

/** A day such as 3 月 2 日, the year only where it is another one. */
export function OnDay({ day }: { day: string }): JSX.Element {
  return <time dateTime={day}>{dateText(dayOf(day), momentOf(useNow()).day.year)}</time>
}
