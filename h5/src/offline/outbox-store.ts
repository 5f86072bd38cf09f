import { createStore, del, entries, set } from 'idb-keyval'

import { inOrder, isListed, type OutboxItem } from './item.ts'

/** Apart from drafts and receipts: what somebody has not sent yet outlives that somebody else signs out here. */
const rows = createStore('hongchao-outbox', 'item')
const nobody = 'nobody'

/** What somebody has in a place, as it was written. */
export async function listItems(place: string, owner: string): Promise<OutboxItem[]> {
  return inOrder((await allItems()).filter((item) => item.place === place && item.owner === owner))
}

export async function putItem(item: OutboxItem): Promise<void> {
  await set(item.id, item, rows)
}

export async function removeItem(id: string): Promise<void> {
  await del(id, rows)
}

/** Changes an item as it is at that moment, whichever tab changed it last; undefined where it is gone. */
export async function changeItem(
  id: string,
  change: (item: OutboxItem) => OutboxItem
): Promise<OutboxItem | undefined> {
  return await rows(
    'readwrite',
    (store) =>
      new Promise<OutboxItem | undefined>((resolve, reject) => {
        const found = store.get(id) as IDBRequest<OutboxItem | undefined>
        let changed: OutboxItem | undefined
        found.addEventListener('success', () => {
          if (!found.result) return
          changed = change(found.result)
          store.put(changed, id)
        })
        store.transaction.addEventListener('complete', () => resolve(changed))
        store.transaction.addEventListener('abort', () => reject(store.transaction.error ?? new Error('aborted')))
      })
  )
}

/** How much of somebody, in all places, has not arrived. */
export async function countWaiting(owner: string): Promise<number> {
  return (await allItems()).filter((item) => item.owner === owner && item.state !== 'sent').length
}

/** Whoever signs out leaves nothing behind; what others have not sent stays theirs. */
export async function forgetItems(owner: string): Promise<void> {
  for (const item of await allItems()) if (item.owner === owner || item.owner === nobody) await removeItem(item.id)
}

/** What was sent long ago is no longer of interest to anybody. */
export async function sweepItems(now: number): Promise<void> {
  for (const item of await allItems()) if (!isListed(item, now)) await removeItem(item.id)
}

async function allItems(): Promise<OutboxItem[]> {
  return (await entries<string, OutboxItem>(rows)).map(([, item]) => item)
}
