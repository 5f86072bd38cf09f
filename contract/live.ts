import { z } from 'zod'

/** Where a page listens (server-sent events), below `/api/:place`. Each message names rows the caller may see. */
export const livePath = '/live'

export const LiveMessage = z.object({ topic: z.enum(['need', 'notification']), ids: z.array(z.uuid()) })
export type LiveMessage = z.infer<typeof LiveMessage>
