import type { Tx } from './kernel/db.ts'
import type { JobName } from './kernel/jobs.ts'

/** Jobs that are queued only where somebody waits for what they do: most places tell no other system of anything. */
export const listeners: Readonly<Partial<Record<JobName, (tx: Tx) => Promise<boolean>>>> = {
  'webhooks.note': async (tx) => {
    const active = tx.selectFrom('webhook').select('id').where('state', '=', 'active').limit(1)
    return (await active.executeTakeFirst()) !== undefined
  }
}
