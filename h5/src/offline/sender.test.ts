import type { ErrorCode, FileClaim } from '@hongchao/contract'
import { ApiError } from '@hongchao/web'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { inOrder, type OutboxItem } from './item.ts'
import { type Ports, sendAll } from './sender.ts'

const lost = new ApiError('unavailable', { offline: true })
const hour = 3_600_000

function written(id: string, about: string, photos = 0): OutboxItem {
  return {
    id,
    place: 'park',
    owner: 'somebody',
    about,
    writtenAt: Number(id.replaceAll(/\D/g, '')),
    route: about === id ? { call: 'raise' } : { call: 'act', needId: about },
    body: { text: `words of ${id}` },
    photos: Array.from({ length: photos }, (_, n) => ({ id: `${id}-${n}`, name: '1.jpg', picture: new Blob(['x']) })),
    state: 'waiting'
  }
}

/** What happens to a call: it arrives and its answer does, it arrives and its answer is lost, or it is lost itself. */
type Luck = 'answered' | 'answerLost' | 'lost'

/** A server that does each key once, and a phone whose store outlives every crash of the page. */
function stage(items: OutboxItem[], { refuse = {} }: { refuse?: Record<string, ErrorCode> } = {}) {
  const store = new Map(items.map((item) => [item.id, item]))
  const done = new Map<string, string>()
  const order: { id: string; about: string }[] = []
  const claims = new Set<string>()
  let now = 0
  let uploads = 0

  const ports = (luck: () => Luck): Ports => ({
    list: async () => inOrder([...store.values()]),
    change: async (id, change) => {
      const item = store.get(id)
      if (!item) return undefined
      store.set(id, change(item))
      return store.get(id)
    },
    upload: async () => {
      const fate = luck()
      if (fate === 'lost') throw lost
      const claim = `claim-${(uploads += 1)}` as FileClaim
      claims.add(claim)
      if (fate === 'answerLost') throw lost
      return claim
    },
    post: async (item, body) => {
      const fate = luck()
      if (fate === 'lost') throw lost
      const text = JSON.stringify(body)
      const before = done.get(item.id)
      if (before !== undefined && before !== text) throw new ApiError('idempotency.mismatch')
      if (before === undefined) {
        if (refuse[item.id]) throw new ApiError(refuse[item.id]!)
        for (const claim of (body as { photos: string[] }).photos) {
          if (!claims.delete(claim)) throw new ApiError('file.notFound')
        }
        done.set(item.id, text)
        order.push({ id: item.id, about: item.about })
      }
      if (fate === 'answerLost') throw lost
      return { needId: item.about, code: `code-${item.id}` }
    },
    now: () => now
  })
  return {
    store,
    done,
    order,
    claims,
    ports,
    wait: (ms: number) => {
      now += ms
    },
    send: (luck: () => Luck = () => 'answered') => sendAll(ports(luck))
  }
}

const luck = fc.constantFrom<Luck>('answered', 'answerLost', 'lost')

test('whatever is lost on the way, each arrives once, with all its photos, and about one need in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ need: fc.nat(2), photos: fc.nat(2) }), { minLength: 1, maxLength: 6 }),
      fc.array(luck, { maxLength: 40 }),
      fc.boolean(),
      async (matters, drawn, twoTabs) => {
        const fates = [...drawn]
        const items = matters.map(({ need, photos }, n) =>
          need === 0 ? written(`a${n}`, `a${n}`, photos) : written(`a${n}`, `need-${need}`, photos)
        )
        const { store, done, order, send } = stage(items)
        const next = (): Luck => fates.shift() ?? 'answered'
        while (fates.length > 0 && [...store.values()].some(({ state }) => state !== 'sent')) {
          // Each try may be the end of a page; the next begins from what is kept.
          if (twoTabs) await Promise.all([send(next), send(next)])
          else await send(next)
        }
        await send()

        expect([...store.values()].map(({ state }) => state)).toEqual(items.map(() => 'sent'))
        expect(order.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
        for (const { id, photos } of items) {
          expect((JSON.parse(done.get(id)!) as { photos: string[] }).photos).toHaveLength(photos.length)
        }
        if (twoTabs) return
        for (const about of new Set(order.map((each) => each.about))) {
          const ids = order.filter((each) => each.about === about).map(({ id }) => id)
          expect(ids).toEqual(ids.toSorted())
        }
      }
    ),
    { numRuns: 300 }
  )
})

test('what is refused stays with its words and photos, holds what follows on the need, and nothing else', async () => {
  const items = [written('a1', 'need-1', 1), written('a2', 'need-1'), written('a3', 'need-2')]
  const { store, order, send } = stage(items, { refuse: { a1: 'need.actionNotAllowed' } })

  expect(await send()).toBeUndefined()
  expect(store.get('a1')).toMatchObject({ state: 'refused', refusal: 'need.actionNotAllowed', sent: undefined })
  expect(store.get('a1')!.photos[0]!.picture.size).toBe(1)
  expect(store.get('a2')).toMatchObject({ state: 'waiting' })
  expect(order.map(({ id }) => id)).toEqual(['a3'])

  store.delete('a1')
  await send()
  expect(order.map(({ id }) => id)).toEqual(['a3', 'a2'])
})

test('under another session nothing is sent and nothing is marked', async () => {
  const item = written('a1', 'a1')
  const { store, send } = stage([item], { refuse: { a1: 'session.other' } })

  expect(await send()).toBe('otherSession')
  expect(store.get('a1')).toMatchObject({ state: 'waiting' })
})

test('uploads that were swept while it waited are made again', async () => {
  const { store, done, claims, wait, send } = stage([written('a1', 'a1', 2)])
  const fates: Luck[] = ['answered', 'answered', 'lost']
  expect(await send(() => fates.shift()!)).toBe('unreachable')
  wait(25 * hour)
  claims.clear()

  expect(await send()).toBe('busy')
  expect(await send()).toBeUndefined()
  expect(store.get('a1')).toMatchObject({ state: 'sent', code: 'code-a1' })
  expect(done.size).toBe(1)
})

test('what may have arrived before the server forgot its key is not sent again by itself', async () => {
  const { store, order, wait, send } = stage([written('a1', 'a1')])
  await send(() => 'answerLost')
  wait(47 * hour)
  await send()

  expect(store.get('a1')).toMatchObject({ state: 'unsure' })
  expect(order).toHaveLength(1)
})

test('what never left the phone is sent however long it waited', async () => {
  const { store, wait, send } = stage([written('a1', 'a1')])
  wait(400 * hour)
  await send()
  expect(store.get('a1')).toMatchObject({ state: 'sent', body: { text: 'words of a1' }, photos: [] })
})
