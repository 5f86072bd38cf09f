/** Where a page listens (server-sent events), below `/api/:place`. Each message names rows the caller may see. */
export const livePath = '/live'

export type LiveMessage = { topic: 'need' | 'notification'; ids: string[] }
