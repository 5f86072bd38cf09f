import { hkdfSync } from 'node:crypto'

import { keyFrom } from '../needs/index.ts'

/**
 * The key of a card. It is on paper long before there is a need, so it is kept nowhere: it follows from the secret of the
 * server, the place and the number.
 */
export function keyOfCard(secret: string, place: string, number: string): string {
  return keyFrom(new Uint8Array(hkdfSync('sha256', secret, '', `need card ${place} ${number}`, 32)))
}
