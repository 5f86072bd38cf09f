import { useSignOut } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button, Result } from 'antd'
import type { JSX } from 'react'

/** Members and residents work on the phone site; the desk has nothing for them. */
export function DeskOnly({ place }: { place: string }): JSX.Element {
  const signOut = useSignOut()
  return (
    <Result
      status="info"
      title={shellTexts.deskOnly}
      subTitle={shellTexts.deskOnlyHelp}
      extra={[
        <Button key="phone" type="primary" href={`/${place}/m/`}>
          {shellTexts.phone}
        </Button>,
        <Button key="out" onClick={() => signOut.mutate()}>
          {shellTexts.signOut}
        </Button>
      ]}
    />
  )
}
