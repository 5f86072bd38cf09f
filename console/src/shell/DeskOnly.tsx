import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button } from 'antd'
import type { JSX } from 'react'

import { Notice } from '../shared/Notice.tsx'
import { useLeave } from '../shared/use-leave.ts'

/** Members and residents work on the phone site; the desk has nothing for them. */
export function DeskOnly({ place }: { place: string }): JSX.Element {
  const leave = useLeave()
  return (
    <Notice alone title={shellTexts.deskOnly} text={shellTexts.deskOnlyHelp}>
      <Button type="primary" href={`/${place}/m/`}>
        {shellTexts.phone}
      </Button>
      <Button onClick={leave}>{shellTexts.signOut}</Button>
    </Notice>
  )
}
