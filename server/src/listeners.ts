import type { Tx } from './kernel/db.ts'
import { fixed } from './kernel/fixed.ts'
import type { JobName } from './kernel/jobs.ts'

/** Jobs that are queued only where somebody waits for what they do: most places tell no other system of anything. */
export const listeners: Readonly<Partial<Record<JobName, (tx: Tx) => Promise<boolean>>>> = {
  'webhooks.note': async (tx) => (await findActiveWebhook(tx, {})).length > 0
}

const findActiveWebhook = fixed((tx) => tx.selectFrom('webhook').select('id').where('state', '=', 'active').limit(1))
