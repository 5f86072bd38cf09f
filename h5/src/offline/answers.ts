import { clear, createStore, del, entries, get, set } from 'idb-keyval'

type Kept = { data: unknown; at: number }
type Session = { account?: { id: string } }

/** What the server told last, for when it cannot be asked. Of one person at a time. */
const rows = createStore('hongchao-answers', 'answer')
const sessionRow = 'session'
const lastsMs = 7 * 24 * 3_600_000

/** With somebody else signed in, or nobody, what was told before is gone from the phone. */
export async function keepSession(session: Session, at: number): Promise<void> {
  const before = await get<Kept>(sessionRow, rows)
  const known = (before?.data as Session | undefined)?.account?.id
  if (known !== session.account?.id) await clear(rows)
  if (session.account) await set(sessionRow, { data: session, at } satisfies Kept, rows)
}

export async function recallSession(): Promise<Kept | undefined> {
  return await get<Kept>(sessionRow, rows)
}

export async function keepAnswer(name: string, data: unknown, at: number): Promise<void> {
  await set(name, { data, at } satisfies Kept, rows)
}

export async function recallAnswer(name: string): Promise<Kept | undefined> {
  return await get<Kept>(name, rows)
}

export async function forgetAnswers(): Promise<void> {
  await clear(rows)
}

export async function sweepAnswers(now: number): Promise<void> {
  for (const [name, { at }] of await entries<string, Kept>(rows)) if (now - at > lastsMs) await del(name, rows)
}
