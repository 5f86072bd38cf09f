import type { NeedId, SimilarNeed, Suggestion } from '@hongchao/contract'

import type { Call } from '../../kernel/call.ts'
import type { Db } from '../../kernel/db.ts'
import { findOfficeByRules, findOfficeFor, findPrecedents, getNeedToClassify, type Precedent } from '../needs/index.ts'
import { getPreset } from '../places/index.ts'
import { customary, likest, mostShown, rareTerms } from './rules/likeness.ts'
import { enough, type Knowledge, likeliest, type Note, notesOf } from './rules/ranking.ts'
import { type Terms, termsOf } from './rules/terms.ts'
import { findKnowledge, findWith } from './store.ts'

/** What a need may be, and why, as far as the caller may know it. */
export async function suggest(db: Db, call: Call, id: NeedId): Promise<Suggestion> {
  const need = await getNeedToClassify(db, call, id)
  const notes = notesOf((await getPreset(db)).needs.categories)
  const terms = termsOf(need.text)
  const known = await findKnowledge(db, [...terms.keys()])
  const found = likeliest(need.text, known, notes)
  const category = found && found.margin >= enough ? found : undefined

  // Once it is classified, it is the needs of that category that tell how it may be served.
  const of = need.status === 'submitted' ? (category?.category ?? need.category) : need.category
  if (!of) return { similar: [] }
  const precedents = await findAlike(db, call, { id, terms, known, category: of })
  const level = servedBy(precedents, notes, 'level', of)
  const handler = await findHandler(db, need, precedents, { category: of, level: need.level ?? level?.key ?? null })
  const way = servedBy(precedents, notes, 'way', of)
  return {
    ...(category && {
      category: { key: category.category, words: category.words, learnedFrom: learnedFrom(known, category.category) }
    }),
    ...(level && { level }),
    ...(way && { way }),
    ...(handler && { handler }),
    similar: precedents.slice(0, mostShown).map(toSimilar)
  }
}

function learnedFrom({ tallies }: Knowledge, key: string): number {
  return tallies.find(({ category }) => category === key)?.needs ?? 0
}

async function findAlike(
  db: Db,
  call: Call,
  { id, terms, known, category }: { id: string; terms: Terms; known: Knowledge; category: string }
): Promise<Precedent[]> {
  const past = await findWith(db, rareTerms(terms, known.votes, category), { category, but: id })
  return await findPrecedents(db, call, likest(terms, known, past))
}

/** As similar needs were served, else as the preset says is usual. */
function servedBy(
  precedents: readonly Precedent[],
  notes: readonly Note[],
  by: 'level' | 'way',
  category: string
): Suggestion['level'] {
  const found = customary(precedents.flatMap((each) => each[by] ?? []))
  if (found) return { key: found.value, custom: { count: found.count, of: found.of } }
  const usual = notes.find((note) => note.category === category)?.[by]
  return usual === undefined ? undefined : { key: usual }
}

/** By the rules of dispatch, else whoever answered similar needs. */
async function findHandler(
  db: Db,
  need: Parameters<typeof findOfficeByRules>[1],
  precedents: readonly Precedent[],
  as: { category: string; level: string | null }
): Promise<Suggestion['handler']> {
  const ruled = await findOfficeByRules(db, need, as)
  if (ruled) return ruled
  const answered = precedents.filter(({ answeredAt }) => answeredAt !== undefined)
  const found = customary(answered.flatMap(({ teamId, departmentId }) => teamId ?? departmentId ?? []))
  if (!found) return undefined
  const office = await findOfficeFor(db, need, { teamId: found.value, departmentId: found.value })
  return office && { ...office, custom: { count: found.count, of: found.of } }
}

function toSimilar({ teamId: _, departmentId: __, ...similar }: Precedent): SimilarNeed {
  return similar
}
