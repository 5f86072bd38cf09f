import { ApiError } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

import { Failed } from './Loaded.tsx'

/** A page that could not be shown: because the network failed, or because of a mistake of ours. */
export function Crashed({ error, reset }: ErrorComponentProps): ReactNode {
  const queries = useQueryErrorResetBoundary()
  const router = useRouter()
  if (error instanceof ApiError) {
    const retry = (): void => {
      queries.reset()
      reset()
      void router.invalidate()
    }
    return <Failed error={error} onRetry={retry} />
  }
  return (
    <div className="state-block" role="alert">
      <p>{shellTexts.crashed}</p>
      <Button color="primary" onClick={() => location.reload()}>
        {shellTexts.reload}
      </Button>
    </div>
  )
}

export function Missing(): ReactNode {
  return (
    <div className="state-block">
      <p>{shellTexts.notFound}</p>
      <Link to="/" className="button-link">
        {shellTexts.toHome}
      </Link>
    </div>
  )
}
