import { ApiError, type CurrentSession } from '@hongchao/web'
import type { Query, QueryClient, QueryFunction, QueryFunctionContext } from '@tanstack/react-query'

import { whenCalm } from './calm.ts'
import { isAway, noteReached, subscribeNetwork } from './network.ts'

const answers = () => import('../offline/answers.ts')

/** Lets queries fall back on what the server told last where it cannot be asked; it is loaded only then, and to keep. */
export function fallBackOnKept(queries: QueryClient): void {
  const { queries: queryDefaults, ...defaults } = queries.getDefaultOptions()
  queries.setDefaultOptions({ ...defaults, queries: { ...queryDefaults, persister: persist } })

  let away = isAway()
  subscribeNetwork(() => {
    const cameBack = away && !isAway()
    away = isAway()
    if (cameBack) void queries.invalidateQueries()
  })
}

/** Counts who was signed in since the page was opened: what one of them asked is not kept for the next. */
let era = 0
let account: string | undefined
let sessionIsKnown: () => void
const knownSession = new Promise<void>((resolve) => {
  sessionIsKnown = resolve
})

async function persist(ask: QueryFunction, context: QueryFunctionContext, query: Query): Promise<unknown> {
  const asked = era
  try {
    const data = await ask(context)
    noteReached(true)
    if (keeps(query)) void keep(query, data, asked).catch(() => undefined)
    return data
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'unavailable') throw error
    noteReached(false)
    // What is on the screen is newer than what was kept.
    const kept = query.state.data === undefined ? await recall(query) : undefined
    if (!kept) throw error
    // Otherwise it would count as told just now.
    setTimeout(() => query.setState({ dataUpdatedAt: kept.at }))
    return kept.data
  }
}

async function keep(query: Query, data: unknown, asked: number): Promise<void> {
  if (isSession(query)) {
    const id = (data as CurrentSession).account?.id
    if (account !== undefined && account !== id) era += 1
    account = id
    await whenCalm()
    await (await answers()).keepSession(data as CurrentSession, Date.now())
    return sessionIsKnown()
  }
  await knownSession
  const { keepAnswer } = await answers()
  if (asked === era && account !== undefined) await keepAnswer(query.queryHash, data, Date.now())
}

async function recall(query: Query): Promise<{ data: unknown; at: number } | undefined> {
  if (!keeps(query)) return undefined
  const { recallAnswer, recallSession } = await answers()
  if (!isSession(query)) return await recallAnswer(query.queryHash, Date.now()).catch(() => undefined)
  const kept = await recallSession(Date.now()).catch(() => undefined)
  account = (kept?.data as CurrentSession | undefined)?.account?.id
  sessionIsKnown()
  return kept
}

const keptViews = new Set(['todo', 'latest', 'list', 'detail'])

/** Who is signed in, the lists of the place, and needs; nothing that was revealed one at a time. */
function keeps(query: Query): boolean {
  const [, domain, view] = query.queryKey
  if (domain === 'needs') return keptViews.has(String(view))
  return isSession(query) || domain === 'me' || domain === 'config'
}

function isSession({ queryKey: [, domain, view] }: Query): boolean {
  return domain === 'account' && view === 'current'
}
