import { useNow } from '@hongchao/web'
import { whenText } from '@hongchao/web/when.ts'
import type { ReactNode } from 'react'

/** A moment as people say it: 今天 10:20. */
export function When({ at }: { at: string }): ReactNode {
  return <time dateTime={at}>{whenText(at, useNow())}</time>
}
