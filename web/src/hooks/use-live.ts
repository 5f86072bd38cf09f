import { type LiveMessage, livePath } from '@hongchao/contract'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const reconnectMs = 10_000
/** Messages of one moment (a bulk dispatch) lead to one refresh. */
const gatherMs = 300

/** Listens to the place and refreshes what changed, as long as the page is open. */
export function useLive(place: string, enabled: boolean): void {
  const queries = useQueryClient()
  useEffect(() => (enabled ? listen(queries, place) : undefined), [queries, place, enabled])
}

function listen(queries: QueryClient, place: string): () => void {
  const gathered = new Map<LiveMessage['topic'], Set<string>>()
  let source: EventSource
  let retry: ReturnType<typeof setTimeout> | undefined
  let flush: ReturnType<typeof setTimeout> | undefined
  let missed = false

  function connect(): void {
    source = new EventSource(`/api/${encodeURIComponent(place)}${livePath}`)
    source.addEventListener('message', ({ data }) => gather(String(data)))
    source.addEventListener('open', () => {
      if (missed) void queries.invalidateQueries({ queryKey: [place, 'needs'] })
      missed = false
    })
    source.addEventListener('error', () => {
      missed = true
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(connect, reconnectMs)
    })
  }

  function gather(data: string): void {
    const message = JSON.parse(data) as LiveMessage
    const ids = gathered.get(message.topic) ?? new Set()
    for (const id of message.ids) ids.add(id)
    gathered.set(message.topic, ids)
    flush ??= setTimeout(() => {
      flush = undefined
      for (const [topic, named] of gathered) refresh(queries, place, topic, named)
      gathered.clear()
    }, gatherMs)
  }

  connect()
  return () => {
    clearTimeout(retry)
    clearTimeout(flush)
    source.close()
  }
}

function refresh(queries: QueryClient, place: string, topic: LiveMessage['topic'], ids: Set<string>): void {
  void queries.invalidateQueries({
    queryKey: [place, topic === 'need' ? 'needs' : 'notifications'],
    predicate: ({ queryKey: [, , view, id] }) => view !== 'detail' || ids.has(String(id))
  })
}
