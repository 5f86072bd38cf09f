import {
  type ActOnNeed,
  expectedAccount,
  type RaiseFromPoster,
  type RaiseNeed,
  type RecordNeed
} from '@hongchao/contract'
import { type Api, createClient } from '@hongchao/web'
import { needsRoutes } from '@hongchao/web/routes.ts'
import { v7 as uuidv7 } from 'uuid'

import { noteReached } from '../shared/network.ts'
import type { KeptReceipt } from '../shared/receipts.ts'
import { keep } from '../shared/store.ts'
import { mayHaveArrived, type OutboxItem } from './item.ts'
import { changeItem, listItems, putItem, removeItem, sweepItems } from './outbox-store.ts'
import { type Halt, type Posted, sendAll } from './sender.ts'

export type OutboxState = {
  /** Undefined until it is known. */
  items: readonly OutboxItem[] | undefined
  sending: boolean
  halt: Halt | undefined
  /** How far the upload of a photo is, from 0 to 1, by its id. */
  progress: Readonly<Record<string, number>>
}

/** What a person has to send in a place, and how far that is. */
export type Outbox = {
  subscribe: (listener: () => void) => () => void
  state: () => OutboxState
  /** Keeps it and tries at once; returns what became of it. */
  add: (item: OutboxItem) => Promise<OutboxItem>
  /** Sends what waits; never twice at the same time. */
  flush: () => Promise<void>
  /** Once more, after a refusal; under a new key where nobody knows any more whether it arrived. */
  retry: (id: string) => Promise<void>
  /** Other words, and another try. */
  rewrite: (id: string, text: string) => Promise<void>
  remove: (id: string) => Promise<void>
}

const opened = new Map<string, Outbox>()

export function openOutbox(api: Api, owner: string): Outbox {
  const name = `${api.place}/${owner}`
  const outbox = opened.get(name) ?? createOutbox(api, owner)
  opened.set(name, outbox)
  return outbox
}

function createOutbox(api: Api, owner: string): Outbox {
  const listeners = new Set<() => void>()
  let state: OutboxState = { items: undefined, sending: false, halt: undefined, progress: {} }
  let last: Promise<void> = Promise.resolve()

  function say(news: Partial<OutboxState>): void {
    state = { ...state, ...news }
    for (const listener of listeners) listener()
  }

  async function read(): Promise<void> {
    say({ items: await listItems(api.place, owner) })
  }

  async function change(id: string, make: (item: OutboxItem) => OutboxItem): Promise<OutboxItem | undefined> {
    const changed = await changeItem(id, make)
    await read()
    return changed
  }

  async function send(): Promise<void> {
    say({ sending: true })
    const halt = await sendAll({
      list: () => listItems(api.place, owner),
      change,
      upload: ({ id, picture }) => api.upload(picture, (part) => say({ progress: { ...state.progress, [id]: part } })),
      post: poster(api.place, owner),
      now: () => Date.now()
    }).finally(() => say({ sending: false }))
    if (halt === 'unreachable') noteReached(false)
    say({ halt, progress: {} })
    await read()
  }

  function flush(): Promise<void> {
    last = last.then(send).catch(() => undefined)
    return last
  }

  void sweepItems(Date.now())
    .then(read)
    .catch(() => say({ items: [] }))
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    flush,
    ...handling({ read, flush, find: (id) => state.items?.find((item) => item.id === id) })
  }
}

type Base = {
  read: () => Promise<void>
  flush: () => Promise<void>
  find: (id: string) => OutboxItem | undefined
}

/** What a person does with an item. */
function handling({ read, flush, find }: Base): Pick<Outbox, 'add' | 'retry' | 'rewrite' | 'remove'> {
  return {
    add: async (item) => {
      await putItem(item)
      await flush()
      return find(item.id) ?? item
    },
    retry: async (id) => {
      await changeItem(id, waitAgain)
      await renew(id)
      await flush()
    },
    rewrite: async (id, text) => {
      await changeItem(id, (item) =>
        mayHaveArrived(item) ? item : { ...waitAgain(item), sent: undefined, body: { ...item.body, text } }
      )
      await renew(id)
      await flush()
    },
    remove: async (id) => {
      await removeItem(id)
      await read()
    }
  }
}

function waitAgain(item: OutboxItem): OutboxItem {
  return { ...item, state: item.state === 'unsure' ? 'unsure' : 'waiting', refusal: undefined }
}

/** What somebody says has not arrived, after the server forgot its key, is a new one. */
async function renew(id: string): Promise<void> {
  const next = uuidv7()
  const item = await changeItem(id, (kept) => kept)
  if (item?.state !== 'unsure') return
  const about = item.about === id ? next : item.about
  await putItem({ ...item, id: next, about, state: 'waiting', sent: undefined, firstSentAt: undefined })
  await removeItem(id)
}

type Post = (item: OutboxItem, body: object) => Promise<Posted>

/** The server takes it only from the session of who wrote it, whoever is signed in by now. */
function poster(place: string, owner: string): Post {
  const needs = createClient(needsRoutes, { origin: '', place, headers: { [expectedAccount]: owner } })
  const receipts = keep<KeptReceipt>('receipt', place, owner)
  return async ({ id: idempotencyKey, route }, sent) => {
    if (route.call === 'act') {
      await needs.act({ params: { id: route.needId }, body: sent as ActOnNeed, idempotencyKey })
      return { needId: route.needId }
    }
    const receipt =
      route.call === 'raise'
        ? await needs.raise({ body: sent as RaiseNeed, idempotencyKey })
        : route.call === 'record'
          ? await needs.record({ body: sent as RecordNeed, idempotencyKey })
          : await needs.raiseFromPoster({ body: sent as RaiseFromPoster, idempotencyKey })
    // Kept before the words are let go.
    await receipts.set(receipt.code, { receipt, recorded: route.call === 'record', earlier: false })
    return { needId: receipt.id, code: receipt.code }
  }
}
