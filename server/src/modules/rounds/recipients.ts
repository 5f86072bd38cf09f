import { roundName } from '@hongchao/web/texts/round-words.ts'

import type { Db } from '../../kernel/db.ts'
import { findTitles, findToTell } from './store.ts'

/** Who is told of a round: whoever has somebody to ask in it, and where it is late also who founded it. */
export async function toldOfRound(db: Db, id: string, { late }: { late: boolean }): Promise<string[]> {
  const { workers, founder } = await findToTell(db, id)
  return [...new Set([...workers, ...(late && founder !== null ? [founder] : [])])]
}

export async function findRoundTitles(db: Db, ids: readonly string[]): Promise<Map<string, { title: string }>> {
  return new Map((await findTitles(db, ids)).map(({ id, ...round }) => [id, { title: roundName(round) }]))
}
