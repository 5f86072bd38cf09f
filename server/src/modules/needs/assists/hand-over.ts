import type { Call } from '../../../kernel/call.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { isOfUnit } from '../rules/offices.ts'
import { lockAnyNeed, updateNeed } from '../store.ts'
import { tell } from '../story.ts'
import { updateAssist } from './store.ts'

/** What a person has signed for and not ended yet. */
export async function openAssistsOf(db: Db, personId: string): Promise<{ id: string; needId: string }[]> {
  return await db
    .selectFrom('assist')
    .select(['id', 'needId'])
    .where('handlerId', '=', personId)
    .where('endedAt', 'is', null)
    .orderBy('needId')
    .execute()
}

type Heir = { fromId: string; toId: string; paths: readonly string[]; name: string }

/** What one person assists with goes to another, or is to be signed for anew where the other is of the unit complained of. */
export async function handOverAssists(tx: Tx, call: Call, { fromId, toId, paths, name }: Heir): Promise<number> {
  let handed = 0
  for (const { id, needId } of await openAssistsOf(tx, fromId)) {
    const need = await lockAnyNeed(tx, needId)
    const assist = need.assists.find((each) => each.id === id)
    if (assist?.handler !== fromId) continue
    const recused = isOfUnit(need.aboutPath, paths)
    const anew = assist.state === 'handling' ? { state: 'asked' as const } : {}
    await updateAssist(tx, id, recused ? { handlerId: null, signedAt: null, ...anew } : { handlerId: toId })
    await updateNeed(tx, needId, { updatedAt: call.now })
    await tell(tx, call, needId, { kind: 'handedOver', public: false, details: recused ? {} : { to: name } })
    if (!recused) handed += 1
  }
  return handed
}
