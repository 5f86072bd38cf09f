import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

import { call } from '../product.ts'

/** Waits for what must come to pass; what never does fails at once rather than at the end of all patience. */
export async function until(holds: () => boolean, patience = 60_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${holds.toString()}`)
    await sleep(20)
  }
}

export type Acknowledged = { code: string; key: string }

export type Load = {
  /** What the server said it has. */
  acknowledged: Acknowledged[]
  /** Answers other than 200, by status and code. */
  refused: Map<string, number>
  /** Without `Retry-After`, where it should say when to try again. */
  silent: number
  stop: () => Promise<void>
}

/** A poster to raise needs from, without an account. */
export async function makePoster(url: string, code = 'fault-poster'): Promise<string> {
  await rowsOf(
    url,
    `insert into place_example.poster (id, code, organisation_id, location, created_at)
     select gen_random_uuid(), '${code}', id, '东门', now() from place_example.organisation where parent_id is null`
  )
  return code
}

/** Raises needs without a pause, each of them again with its key until there is an answer that is one. */
export function pressOn(origin: string, poster: string, clients = 6): Load {
  const state = { stopped: false }
  const load = { acknowledged: [] as Acknowledged[], refused: new Map<string, number>(), silent: 0 }
  let count = 0

  const raise = async (key: string): Promise<boolean> => {
    count += 1
    const address = `10.${count >> 16}.${(count >> 8) & 255}.${count & 255}`
    const body = { poster, text: `第${count}盏路灯坏了。`, kind: 'employee', name: '某人', phone: '13900000000' }
    const told = await call(origin, 'POST', 'example/needs/from-poster', {
      body,
      key,
      headers: { 'x-forwarded-for': address }
    }).catch(() => undefined)
    if (told?.status === 200) load.acknowledged.push({ code: told.body.code, key: told.body.key })
    if (told && told.status !== 200) {
      const kind = `${told.status} ${told.body.code}`
      load.refused.set(kind, (load.refused.get(kind) ?? 0) + 1)
      if (told.status === 503 && !told.headers.has('retry-after')) load.silent += 1
    }
    return told?.status === 200
  }
  const client = async (): Promise<void> => {
    while (!state.stopped) if (!(await raise(crypto.randomUUID()))) await sleep(50)
  }
  const running = Promise.all(Array.from({ length: clients }, client))
  return Object.assign(load, {
    stop: async () => {
      state.stopped = true
      await running
    }
  })
}

/** What was acknowledged and is not there, and needs of which a part is missing. */
export async function lossesIn(url: string, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const rows = await rowsOf(
    url,
    `select n.code,
       (select count(*) from place_example.need_requester r where r.need_id = n.id)::int as requesters,
       (select count(*) from place_example.need_event e where e.need_id = n.id)::int as events,
       (select count(*) from place_example.need_clock c where c.need_id = n.id)::int as clocks,
       (select count(*) from place_example.audit a where a.subject_id = n.id::text)::int as audits
     from place_example.need n where n.channel = 'poster'`
  )
  const there = new Set(rows.map(({ code }) => code))
  const lost = acknowledged.filter(({ code }) => !there.has(code)).map(({ code }) => `${code} is lost`)
  const whole = ['requesters', 'events', 'clocks', 'audits']
  const half = rows.filter((row) => whole.some((part) => row[part] !== 1)).map((row) => `half: ${JSON.stringify(row)}`)
  return [...lost, ...half]
}

export async function rowsOf(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
