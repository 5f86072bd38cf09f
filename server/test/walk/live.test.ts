import { setTimeout as sleep } from 'node:timers/promises'

import type { LiveMessage } from '@hongchao/contract'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import { type ActorName, actorNames } from './actors.ts'
import { here, makeWorld, type World } from './world.ts'

let world: World
let address = ''

beforeAll(async () => {
  world = await makeWorld({})
  address = await world.t.app.listen({ host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await world.owner.destroy()
  await world.t[Symbol.asyncDispose]()
})

type Heard = { status: number; ids: Set<string>; stop: () => void }

async function listen(actor: ActorName): Promise<Heard> {
  const stop = new AbortController()
  const headers = new Headers()
  if (actor !== 'stranger') headers.set('authorization', `Bearer ${world.actors[actor].token}`)
  const response = await fetch(`${address}/api/${here}/live`, { headers, signal: stop.signal })
  const heard: Heard = { status: response.status, ids: new Set(), stop: () => stop.abort() }
  if (response.ok) void collect(response, heard.ids)
  return heard
}

async function collect(response: Response, ids: Set<string>): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body!) {
      for (const [, data] of decoder.decode(chunk).matchAll(/^data: (.+)$/gm)) {
        for (const id of (JSON.parse(data!) as LiveMessage).ids) ids.add(id)
      }
    }
  } catch {
    // The listener hung up.
  }
}

async function change(topic: 'need' | 'notification', names: string[]): Promise<void> {
  for (const [place, region] of [
    ['place_here', /inside|outside/],
    ['place_there', /other/]
  ] as const) {
    for (const name of names.filter((one) => region.test(one))) {
      const row = { at: world.t.clock.now, topic, subjectId: world.rows.get(name)!.id }
      await world.t.db.withSchema(place).insertInto('liveChange').values(row).execute()
    }
  }
}

/** Of the rows that change, whom it concerns. */
const concerned: Record<string, ActorName[]> = {
  'need.inside': ['committeeStaff', 'supervisor', 'teamLeader', 'handler', 'requester'],
  'complaint.inside': [
    'committeeStaff',
    'supervisor',
    'teamLeader',
    'handler',
    'otherTeam',
    'requester',
    'ofUnit',
    'postOfUnit'
  ],
  'need.outside': [],
  'complaint.outside': [],
  'need.other': [],
  'complaint.other': [],
  'notification.inside': ['handler'],
  'notification.outside': [],
  'notification.other': []
}

test(
  'GET /api/:place/live tells each listener of the rows that they may see, and of no others',
  { timeout: 120_000 },
  async () => {
    const heard = new Map<ActorName, Heard>()
    for (const actor of actorNames) heard.set(actor, await listen(actor))
    const names = Object.keys(concerned)
    const changeAll = async (): Promise<void> => {
      for (const topic of ['need', 'notification'] as const) {
        await change(
          topic,
          names.filter((name) => name.startsWith('notification') === (topic === 'notification'))
        )
      }
      await sleep(1500)
    }
    // The first reading only finds the end of what happened before, so changes are repeated until somebody hears.
    const patience = { timeout: 40_000, interval: 10 }
    await vi.waitFor(async () => {
      await changeAll()
      expect(heard.get('handler')!.ids.size).toBeGreaterThan(0)
    }, patience)
    await changeAll()
    await vi.waitFor(() => expect(heard.get('handler')!.ids.size).toBe(3), patience)
    await changeAll()

    const statuses = Object.fromEntries([...heard].map(([actor, { status }]) => [actor, status]))
    const refused = { stranger: 401, otherPlace: 403, initialPassword: 403 }
    expect(statuses).toEqual({ ...Object.fromEntries(actorNames.map((actor) => [actor, 200])), ...refused })
    const told = actorNames.map((actor) => [actor, [...heard.get(actor)!.ids].map(nameOf).toSorted()])
    const expected = actorNames.map((actor) => [
      actor,
      names.filter((name) => concerned[name]!.includes(actor)).toSorted()
    ])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected))
    for (const { stop } of heard.values()) stop()
  }
)

function nameOf(id: string): string {
  return [...world.rows].find(([, row]) => row.id === id)?.[0] ?? id
}
