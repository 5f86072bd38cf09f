import { errorText } from '@hongchao/web'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd-mobile'
import type { ReactNode } from 'react'

type Query<T> = Pick<UseQueryResult, 'error' | 'fetchStatus'> & { data: T | undefined; refetch: () => Promise<unknown> }

/** What a query brought; until then its outline, or what went wrong with a way to try again. */
export function Loaded<T>({ query, children }: { query: Query<T>; children: (data: T) => ReactNode }): ReactNode {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.fetchStatus === 'paused') return <p className="state-block">{shellTexts.waitingForNetwork}</p>
  return <Outline />
}

export function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }): ReactNode {
  return (
    <div className="state-block" role="alert">
      <p>
        <strong>{shellTexts.failed}</strong>
        <br />
        {errorText(error)}
      </p>
      <Button color="primary" fill="outline" onClick={onRetry}>
        {shellTexts.retry}
      </Button>
    </div>
  )
}

export function Outline(): ReactNode {
  return (
    <div className="panel" role="status" aria-label={shellTexts.loading}>
      <Skeleton.Title animated />
      <Skeleton.Paragraph lineCount={4} animated />
    </div>
  )
}
