import type { Account } from '@hongchao/contract'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button } from 'antd'
import type { JSX } from 'react'

import { Notice } from '../shared/Notice.tsx'
import { useLeave } from '../shared/use-leave.ts'

/** Signed in, but not in this place. */
export function Outsider({ places }: { places: Account['places'] }): JSX.Element {
  const leave = useLeave()
  return (
    <Notice alone title={shellTexts.notMember} text={shellTexts.notMemberHelp}>
      {places.map(({ slug, name }) => (
        <Button key={slug} href={`/${slug}/`}>
          {name}
        </Button>
      ))}
      <Button onClick={leave}>{shellTexts.signOut}</Button>
    </Notice>
  )
}
