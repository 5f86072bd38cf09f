import type { Account } from '@hongchao/contract'
import { useSignOut } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button, Result } from 'antd'
import type { JSX } from 'react'

/** Signed in, but not in this place. */
export function Outsider({ places }: { places: Account['places'] }): JSX.Element {
  const signOut = useSignOut()
  return (
    <Result
      status="warning"
      title={shellTexts.notMember}
      subTitle={shellTexts.notMemberHelp}
      extra={[
        ...places.map(({ slug, name }) => (
          <Button key={slug} href={`/${slug}/`}>
            {name}
          </Button>
        )),
        <Button key="out" onClick={() => signOut.mutate()}>
          {shellTexts.signOut}
        </Button>
      ]}
    />
  )
}
