import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Nothing in it can be mistaken for something else when read aloud or from paper. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** The key of a receipt: eight characters, some 40 bits, guarded by five tries an hour. */
export function newKey(): string {
  return keyFrom(randomBytes(32))
}

/** A key out of bytes that nobody can guess. */
export function keyFrom(bytes: Uint8Array): string {
  const fair = 256 - (256 % letters.length)
  return [...bytes.filter((byte) => byte < fair).subarray(0, 8)].map((byte) => letters[byte % letters.length]).join('')
}

export function hashKey(secret: string, code: string, key: string): string {
  return createHmac('sha256', secret).update(`receipt ${code} ${key}`).digest('base64url')
}

/** Is this the key of the receipt, however it was typed? */
export function isKey(secret: string, code: string, key: string, keyHash: string): boolean {
  const typed = key.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  const given = Buffer.from(hashKey(secret, code, typed))
  const kept = Buffer.from(keyHash)
  return given.length === kept.length && timingSafeEqual(given, kept)
}
