import { fullDate } from '@hongchao/web/due.ts'
import { useNow } from '@hongchao/web'
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
