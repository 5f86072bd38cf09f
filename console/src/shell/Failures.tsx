import { errorText } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Button } from 'antd'
import type { JSX } from 'react'

import { Notice } from '../shared/Notice.tsx'

export function NotFound(): JSX.Element {
  return <Notice title={shellTexts.notFound} text={shellTexts.notFoundHelp} />
}

/** A page that could not be shown: refused by the server, or a mistake of ours. */
export function Broken({ error }: { error: unknown }): JSX.Element {
  return (
    <Notice title={shellTexts.broken} text={`${errorText(error)}。${shellTexts.brokenHelp}`}>
      <Button onClick={() => location.reload()}>{shellTexts.reload}</Button>
    </Notice>
  )
}
