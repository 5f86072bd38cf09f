import type { Call } from '../../kernel/call.ts'
import type { Tx } from '../../kernel/db.ts'
import { findConfirmedCategories, findTexts } from '../needs/index.ts'
import { lessonOf, lessonsDue, votesOf } from './rules/lessons.ts'
import { countVotes, findLearned, insertLessons, learnAlone, takeLessons } from './store.ts'

/** Makes the lessons on these needs say what staff say of them now; of needs that are gone nothing is kept. */
export async function learn(tx: Tx, call: Call, needIds: readonly string[]): Promise<void> {
  await learnAlone(tx, call)
  const said = await findConfirmedCategories(tx, needIds)
  const due = lessonsDue(needIds, said, await findLearned(tx, needIds))
  if (due.length === 0) return

  const texts = await findTexts(
    tx,
    due.filter((id) => said.has(id))
  )
  const unlearned = await takeLessons(tx, due)
  const learned = [...texts].map(([id, text]) => lessonOf({ id, text, category: said.get(id)! }))
  await insertLessons(tx, learned)
  const { votes, tallies } = votesOf({ learn: learned, unlearn: unlearned })
  await countVotes(tx, votes, tallies)
}
