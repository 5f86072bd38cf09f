import { useApi } from '@hongchao/web'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useSyncExternalStore } from 'react'

import { openOutbox, type Outbox, type OutboxState } from './outbox.ts'

const soonMs = 3000
const seldomMs = 5 * 60_000

export function useOutbox(owner: string): [OutboxState, Outbox] {
  const api = useApi()
  const outbox = useMemo(() => openOutbox(api, owner), [api, owner])
  return [useSyncExternalStore(outbox.subscribe, outbox.state), outbox]
}

/** Sends as soon as there is network: at once, when it comes back, when the page is looked at again, and now and then. */
export function useSending(outbox: Outbox, waiting: number): void {
  useEffect(() => {
    const send = (): void => void outbox.flush()
    const look = (): void => {
      if (document.visibilityState === 'visible') send()
    }
    send()
    window.addEventListener('online', send)
    document.addEventListener('visibilitychange', look)
    return () => {
      window.removeEventListener('online', send)
      document.removeEventListener('visibilitychange', look)
    }
  }, [outbox])

  useEffect(() => {
    if (waiting === 0) return
    let pause = soonMs
    let timer = setTimeout(function again() {
      void outbox.flush()
      pause = Math.min(pause * 2, seldomMs)
      timer = setTimeout(again, pause)
    }, pause)
    return () => clearTimeout(timer)
  }, [outbox, waiting])
}

/** What was sent changes what the server tells. */
export function useRefresh(sent: number): void {
  const queries = useQueryClient()
  const { place } = useApi()
  useEffect(() => {
    if (sent > 0) void queries.invalidateQueries({ queryKey: [place, 'needs'] })
  }, [queries, place, sent])
}
