import type { NeedDetail } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { openPhoneOf } from './requester.ts'
import { needsAt } from './store.ts'
import { presentToRequester } from './view.ts'

const atOnce = 50

export type OwnNeed = NeedDetail & { ownPhone?: string }

/** All that somebody raised, the oldest first, as its requester reads it, with their own telephone in full; some at a time. */
export async function* ownNeeds(db: Db, call: Call, personId: string): AsyncGenerator<OwnNeed[]> {
  let after = ''
  for (;;) {
    const places = await db
      .selectFrom('needRequester')
      .select('needId')
      .where('personId', '=', personId)
      // Ids are made in the order of time.
      .$if(after !== '', (query) => query.where('needId', '>', after))
      .orderBy('needId')
      .limit(atOnce)
      .execute()
    const page: OwnNeed[] = []
    for (const row of await needsAt(db, places)) {
      const phone = openPhoneOf(call, row)
      page.push({ ...(await presentToRequester(db, call, row, () => '')), ...(phone && { ownPhone: phone }) })
    }
    yield page
    if (places.length < atOnce) return
    after = places.at(-1)!.needId
  }
}
