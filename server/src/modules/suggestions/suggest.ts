import type { NeedId, Suggestion } from '@hongchao/contract'

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
  const category = suggestedCategory(need.text, known, notes)

  // Once it is classified, it is the needs of that category that tell how it may be served.
  const of = (need.status === 'submitted' ? category?.key : undefined) ?? need.category
  const told = category && { category }
  if (!of) return { ...told, similar: [] }
  const precedents = await findAlike(db, call, { id, terms, known, category: of })
  const level = servedBy(precedents, notes, 'level', of)
  const way = servedBy(precedents, notes, 'way', of)
  const handler = await findHandler(db, need, precedents, { category: of, level: need.level ?? level?.key ?? null })
  const similar = precedents.slice(0, mostShown).map((precedent) => precedent.need)
  return { ...told, level, way, handler, similar }
}

/** None where it would be a guess. */
function suggestedCategory(text: string, known: Knowledge, notes: readonly Note[]): Suggestion['category'] {
  const found = likeliest(text, known, notes)
  if (!found || found.margin < enough) return undefined
  const learned = known.tallies.find(({ category }) => category === found.category)
  return { key: found.category, words: found.words, learnedFrom: learned?.needs ?? 0 }
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
  const found = customary(precedents.flatMap(({ need }) => need[by] ?? []))
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
  const answered = precedents.filter((precedent) => precedent.need.answeredAt !== undefined)
  const found = customary(answered.flatMap(({ teamId, departmentId }) => teamId ?? departmentId ?? []))
  if (!found) return undefined
  const office = await findOfficeFor(db, need, { teamId: found.value, departmentId: found.value })
  return office && { ...office, custom: { count: found.count, of: found.of } }
}
