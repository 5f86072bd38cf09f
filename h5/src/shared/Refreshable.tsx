import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { PullToRefresh } from 'antd-mobile'
import type { ReactNode } from 'react'

const { pulling, release, refreshing, done } = shellTexts.pull

/** Pulled down, loads anew. */
export function Refreshable({
  onRefresh,
  children
}: {
  onRefresh: () => Promise<unknown>
  children: ReactNode
}): ReactNode {
  return (
    <PullToRefresh
      onRefresh={onRefresh}
      pullingText={pulling}
      canReleaseText={release}
      refreshingText={refreshing}
      completeText={done}
    >
      <div className="stack">{children}</div>
    </PullToRefresh>
  )
}
