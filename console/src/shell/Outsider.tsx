import type { Account } from '@hongchao/contract'
import { useSignOut } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button } from 'antd'
import type { JSX } from 'react'

import { Notice } from '../shared/Notice.tsx'

/** Signed in, but not in this place. */
export function Outsider({ places }: { places: Account['places'] }): JSX.Element {
  const signOut = useSignOut()
  return (
    <Notice alone title={shellTexts.notMember} text={shellTexts.notMemberHelp}>
      {places.map(({ slug, name }) => (
        <Button key={slug} href={`/${slug}/`}>
          {name}
        </Button>
      ))}
      <Button onClick={() => signOut.mutate()}>{shellTexts.signOut}</Button>
    </Notice>
  )
}
