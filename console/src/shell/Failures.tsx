import { errorText } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button, Result } from 'antd'
import type { JSX } from 'react'

export function NotFound(): JSX.Element {
  return <Result status="info" title={shellTexts.notFound} subTitle={shellTexts.notFoundHelp} />
}

/** A page that could not be shown: refused by the server, or a mistake of ours. */
export function Broken({ error }: { error: unknown }): JSX.Element {
  return (
    <Result
      status="warning"
      title={shellTexts.broken}
      subTitle={`${errorText(error)}。${shellTexts.brokenHelp}`}
      extra={<Button onClick={() => location.reload()}>{shellTexts.reload}</Button>}
    />
  )
}
