import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

type List = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }

/** The next page of a list, when asked for: on a weak network nothing is loaded that nobody wants. */
export function MoreButton({ list }: { list: List }): ReactNode {
  if (!list.hasNextPage) return null
  return (
    <Button
      block
      fill="none"
      color="primary"
      loading={list.isFetchingNextPage}
      onClick={() => void list.fetchNextPage()}
    >
      {shellTexts.loadMore}
    </Button>
  )
}
