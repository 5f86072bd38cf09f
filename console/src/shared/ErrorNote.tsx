import { errorText } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Alert, Button } from 'antd'
import type { JSX } from 'react'

/** What went wrong and, where trying again may help, a way to do so. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => unknown }): JSX.Element | undefined {
  if (!error) return undefined
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={errorText(error)}
      action={
        onRetry && (
          <Button size="small" onClick={() => void onRetry()}>
            {shellTexts.retry}
          </Button>
        )
      }
    />
  )
}
