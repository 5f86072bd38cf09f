import { clear, createStore, del, entries, get, set } from 'idb-keyval'

type Kept = { data: unknown; at: number }
type Session = { account?: { id: string } }

/** What the server told last, for when it cannot be asked. Of one person at a time. */
const rows = createStore('hongchao-answers', 'answer')
const sessionRow = 'session'
const lastsMs = 7 * 24 * 3_600_000

/** With somebody else signed in, or nobody, what was told before is gone from the phone; and so is what is old. */
export async function keepSession(session: Session, at: number): Promise<void> {
  const before = await get<Kept>(sessionRow, rows)
  const known = (before?.data as Session | undefined)?.account?.id
  if (known !== session.account?.id) await clear(rows)
  await sweep(at)
  if (session.account) await set(sessionRow, { data: session, at } satisfies Kept, rows)
}

export async function recallSession(now: number): Promise<Kept | undefined> {
  return await recallAnswer(sessionRow, now)
}

export async function keepAnswer(name: string, data: unknown, at: number): Promise<void> {
  await set(name, { data, at } satisfies Kept, rows)
}

export async function recallAnswer(name: string, now: number): Promise<Kept | undefined> {
  const kept = await get<Kept>(name, rows)
  return kept && isOld(kept, now) ? undefined : kept
}

export async function forgetAnswers(): Promise<void> {
  await clear(rows)
}

async function sweep(now: number): Promise<void> {
  for (const [name, kept] of await entries<string, Kept>(rows)) if (isOld(kept, now)) await del(name, rows)
}

function isOld({ at }: Kept, now: number): boolean {
  return now - at > lastsMs
}
