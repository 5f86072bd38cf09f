import type { ErrorCode } from '@hongchao/contract'
import { ApiError, errorText, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { whenText } from '@hongchao/web/when.ts'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd-mobile'
import type { ReactNode } from 'react'

import { useAway } from './network.ts'

type Query<T> = Pick<UseQueryResult, 'error' | 'fetchStatus'> & {
  data: T | undefined
  dataUpdatedAt?: number
  refetch: () => Promise<unknown>
}

type Props<T> = {
  query: Query<T>
  /** Where it moves on: says without network when it was told. */
  dated?: boolean
  children: (data: T) => ReactNode
}

/** What a query brought; until then its outline, or what went wrong with a way to try again. */
export function Loaded<T>({ query, dated = false, children }: Props<T>): ReactNode {
  if (query.data !== undefined) {
    return (
      <>
        {dated && <AsOf at={query.dataUpdatedAt} />}
        {children(query.data)}
      </>
    )
  }
  if (query.error) return <Failed error={query.error} onRetry={() => void query.refetch()} />
  if (query.fetchStatus === 'paused') return <p className="state-block">{shellTexts.waitingForNetwork}</p>
  return <Outline />
}

/** Without network people read what was told last, and should know when that was. */
function AsOf({ at }: { at: number | undefined }): ReactNode {
  const away = useAway()
  const now = useNow()
  if (!away || !at) return null
  return <p className="soft small">{fill(shellTexts.asOf, { when: whenText(new Date(at).toISOString(), now) })}</p>
}

type FailedProps = { error: unknown; onRetry: () => void }

/** What went wrong, and what helps: trying again, signing in, or going somewhere else. */
export function Failed({ error, onRetry }: FailedProps): ReactNode {
  return (
    <div className="state-block" role="alert">
      <p>{errorText(error)}</p>
      <WayOut code={error instanceof ApiError ? error.code : 'internal'} onRetry={onRetry} />
    </div>
  )
}

const passing = new Set<ErrorCode>(['unavailable', 'storage.full', 'internal', 'tooMany', 'conflict'])

function WayOut({ code, onRetry }: { code: ErrorCode; onRetry: () => void }): ReactNode {
  if (passing.has(code)) {
    return (
      <Button color="primary" fill="outline" onClick={onRetry}>
        {shellTexts.retry}
      </Button>
    )
  }
  if (code === 'unauthenticated') return <SignInLink />
  if (code === 'place.notFound') {
    return (
      <a className="button-link" href="/m/">
        {shellTexts.choosePlace}
      </a>
    )
  }
  return (
    <Link to="/" className="button-link">
      {shellTexts.toHome}
    </Link>
  )
}

function SignInLink(): ReactNode {
  const next = useLocation({ select: ({ href }) => href })
  return (
    <Link to="/sign-in" search={{ next }} className="button-link primary">
      {shellTexts.signIn}
    </Link>
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
