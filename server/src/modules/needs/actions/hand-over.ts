import type { Call } from '../../../kernel/call.ts'
import { dayIn } from '../../../kernel/days.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { handOverAssists, openAssistsOf } from '../assists/hand-over.ts'
import { getPersonRef, pathsOfPerson } from '../references.ts'
import { isOfUnit } from '../rules/offices.ts'
import { lockAnyNeed, updateDispatch, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { handOverOwed } from '../whistles/owed.ts'

async function openOf(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('need')
    .select('id')
    .where('handlerId', '=', personId)
    .where('status', '=', 'handling')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** How many needs a person has on their hands, those included with which they only assist. */
export async function countOpenNeeds(db: Db, personId: string): Promise<number> {
  const assisted = await openAssistsOf(db, personId)
  return (await openOf(db, personId)).length + assisted.length
}

/**
 * 交接: every need that one person has on their hands goes to another; returns how many. A need about the other's own
 * unit goes back to its team instead, to be signed for by somebody else.
 */
export async function handOverNeeds(tx: Tx, call: Call, fromId: string, toId: string): Promise<number> {
  const paths = await pathsOfPerson(tx, toId, dayIn(call.now))
  const { name } = await getPersonRef(tx, toId)
  let handed = 0
  for (const id of await openOf(tx, fromId)) {
    const need = await lockAnyNeed(tx, id)
    if (need.handlerId !== fromId || need.status !== 'handling') continue
    const recused = isOfUnit(need.aboutPath, paths)
    const handlerId = recused ? null : toId
    if (need.dispatchId) await updateDispatch(tx, need.dispatchId, { handlerId, ...(recused && { signedAt: null }) })
    await updateNeed(tx, id, { handlerId, ...(recused && { status: 'dispatched' as const }), updatedAt: call.now })
    await tell(tx, call, id, { kind: 'handedOver', public: false, details: recused ? {} : { to: name } })
    if (!recused) handed += 1
  }
  await handOverOwed(tx, fromId, toId)
  return handed + (await handOverAssists(tx, call, { fromId, toId, paths, name }))
}
