import { createHmac, timingSafeEqual } from 'node:crypto'

const minutes = 120

/** Lets somebody who was told that others reported the same join them, for a while. */
export function joinToken(secret: string, needId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 60_000) + minutes
  return `${needId}.${until}.${signature(secret, needId, until)}`
}

/** The need that a token was given for, while it holds. */
export function needOfToken(secret: string, token: string, now: Date): string | undefined {
  const [needId = '', until, given] = token.split('.')
  const minute = Number(until)
  if (!given || !Number.isInteger(minute) || minute * 60_000 < now.getTime()) return undefined
  const expected = Buffer.from(signature(secret, needId, minute))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? needId : undefined
}

function signature(secret: string, needId: string, until: number): string {
  return createHmac('sha256', secret).update(`join ${needId} ${until}`).digest('base64url')
}
