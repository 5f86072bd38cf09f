import { createHmac, timingSafeEqual } from 'node:crypto'

const minutes = 10

/** Lets somebody who proved code and key load one photo for a few minutes. */
export function photoToken(secret: string, fileId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 60_000) + minutes
  return `${until}.${signature(secret, fileId, until)}`
}

export function isPhotoToken(secret: string, fileId: string, token: string, now: Date): boolean {
  const [until, given] = token.split('.')
  const minute = Number(until)
  if (!given || !Number.isInteger(minute) || minute * 60_000 < now.getTime()) return false
  const expected = Buffer.from(signature(secret, fileId, minute))
  const actual = Buffer.from(given)
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

function signature(secret: string, fileId: string, until: number): string {
  return createHmac('sha256', secret).update(`photo ${fileId} ${until}`).digest('base64url')
}
