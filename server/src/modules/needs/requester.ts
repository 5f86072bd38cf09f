import type { Insertable } from 'kysely'
import { v7 as uuid } from 'uuid'

import type { Call } from '../../kernel/call.ts'
import { maskedPhone, openPhone, sealPhone } from '../../kernel/crypto/index.ts'
import type { Tables } from '../../kernel/tables.ts'
import { sealedColumns } from '../../sealed-columns.ts'
import type { PersonRef } from './references.ts'

const { personPhone, requesterPhone } = sealedColumns

type Requester = { personId: string | null; name: string; phone: string | null; keyHash: string }

/** Who raised a need, with the telephone sealed. */
export function requesterRow(
  call: Call,
  needId: string,
  { phone, ...requester }: Requester
): Insertable<Tables['needRequester']> {
  return { id: uuid(), needId, ...requester, ...sealPhone(call, requesterPhone, needId, phone) }
}

type Sealed = { id: string; requesterPhone: string | null }

export function maskedPhoneOf(call: Call, { id, requesterPhone: cell }: Sealed): string | undefined {
  return cell === null ? undefined : maskedPhone(call, requesterPhone, id, cell)
}

/** In full; whoever calls this writes down who read it and why. */
export function openPhoneOf(call: Call, { id, requesterPhone: cell }: Sealed): string | undefined {
  return cell === null ? undefined : openPhone(call, requesterPhone, id, cell)
}

/** Somebody's own telephone, kept with their account, for a need that they raise without giving another. */
export function phoneOfPerson(call: Call, { id, phoneSealed }: Pick<PersonRef, 'id' | 'phoneSealed'>): string | null {
  return phoneSealed === null ? null : openPhone(call, personPhone, id, phoneSealed)
}
