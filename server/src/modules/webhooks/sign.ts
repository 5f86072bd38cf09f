import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** 32 random bytes, in the form that libraries of the other side expect (Standard Webhooks). */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/** What proves to the other side that we sent it, just now: HMAC-SHA256 of id, time and body. */
export function signed(secret: string, id: string, at: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const mark = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${mark}` }
}
