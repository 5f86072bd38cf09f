import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { type ReactNode, type TouchEvent, useRef, useState } from 'react'

import './refreshable.css'

/** How far one pulls, in pixels, and how much of the finger's way the page follows. */
const enough = 56
const most = 80
const follows = 0.4

type Props = { onRefresh: () => Promise<unknown>; children: ReactNode }

/** Pulled down from the top, loads anew. */
export function Refreshable({ onRefresh, children }: Props): ReactNode {
  const from = useRef<number>(undefined)
  const [pulled, setPulled] = useState(0)
  const [refreshing, setRefreshing] = useState(false)

  const begin = ({ touches }: TouchEvent): void => {
    from.current = window.scrollY <= 0 && !refreshing ? touches[0]?.clientY : undefined
  }
  const pull = ({ touches }: TouchEvent): void => {
    if (from.current === undefined) return
    const way = (touches[0]?.clientY ?? from.current) - from.current
    setPulled(window.scrollY > 0 ? 0 : Math.max(0, Math.min(way * follows, most)))
  }
  const release = (): void => {
    from.current = undefined
    setPulled(0)
    if (pulled < enough) return
    setRefreshing(true)
    void onRefresh().finally(() => setRefreshing(false))
  }
  return (
    <div onTouchStart={begin} onTouchMove={pull} onTouchEnd={release} onTouchCancel={release}>
      <div className="pull" role="status" style={{ height: refreshing ? enough : pulled }}>
        {pullText(pulled, refreshing)}
      </div>
      <div className="stack">{children}</div>
    </div>
  )
}

function pullText(pulled: number, refreshing: boolean): string | undefined {
  if (refreshing) return shellTexts.pull.refreshing
  if (pulled === 0) return undefined
  return pulled < enough ? shellTexts.pull.pulling : shellTexts.pull.release
}
