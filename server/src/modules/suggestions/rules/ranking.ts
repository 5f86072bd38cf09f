import type { Tally, Vote } from './lessons.ts'
import { sharesOf, tellingWords, type Terms, termsOf, wholeVote } from './terms.ts'

/** What a place knows of the terms of one need: the votes for them, and how many needs voted at all. */
export type Knowledge = { votes: readonly Vote[]; tallies: readonly Tally[] }

/** What the preset says of a category: in words, which have a vote as one need has, and how it is usually served. */
export type Note = { category: string; text: string; level?: string | undefined; way?: string | undefined }

type Item = {
  key: string
  name: string
  note?: string | undefined
  level?: string | undefined
  way?: string | undefined
}

/** A category's own name tells more of it than the notes, and than the class that it shares with others. */
const nameWeight = 3

export function notesOf(categories: readonly (Item & { items?: readonly Item[] | undefined })[]): Note[] {
  return categories.flatMap(({ items = [], ...top }) =>
    (items.length > 0 ? items : [top]).map((item) => ({
      category: item.key,
      text: [...Array<string>(nameWeight).fill(item.name), item.note, top.name, top.note].join('\n'),
      level: item.level ?? top.level,
      way: item.way ?? top.way
    }))
  )
}

/** The category that a need is most likely of, the words of it that say so, and how far the next one is behind. */
export type Likeliest = { category: string; words: string[]; margin: number }

/** Part of a need that a category is taken to share a term by, though none of its needs does. */
const unseen = 0.02
/** Weight of what is not known yet, as part of all needs. */
const doubt = 0.25

/** A margin below this is wrong too often: about one in seventeen above it is, at nine thousand needs. */
export const enough = 0.5

const mostWords = 3

/**
 * Complement naive Bayes with rare terms counting more (Rennie, Shih, Teevan, Karger 2003), on votes that add up: a
 * category is the likelier the fewer of the need's terms stand in needs of all other categories. That is fairer to
 * categories with few needs than to ask how many of its own have them.
 */
export function likeliest(text: string, known: Knowledge, notes: readonly Note[]): Likeliest | undefined {
  const terms = termsOf(text)
  const ground = groundOf(terms, known, notes)
  const candidates = notes.map(({ category }) => category)
  const weights = weightsOf(terms, ground, candidates)
  const scores = candidates.map((category, index) => ({
    category,
    score: weights.reduce((sum, { by }) => sum + by[index]!, 0)
  }))
  const [best, next] = scores.toSorted((a, b) => b.score - a.score)
  if (!best || !next) return undefined
  const length = Math.hypot(...weights.map(({ weight }) => weight))
  const index = candidates.indexOf(best.category)
  const speaks = new Map(weights.map(({ term, by }) => [term, by[index]! - mean(by)]))
  return {
    category: best.category,
    words: tellingWords(text, (term) => speaks.get(term) ?? 0, mostWords),
    margin: length === 0 ? 0 : (best.score - next.score) / length
  }
}

/** What is known of one term: in how many needs it stands, and its part of their votes, in all and by category. */
type Known = { needs: number; share: number; by: Map<string, number> }
type Ground = { terms: Map<string, Known>; needs: number; of: Map<string, number> }

function groundOf(terms: Terms, { votes, tallies }: Knowledge, notes: readonly Note[]): Ground {
  const ground: Ground = { terms: new Map(), needs: 0, of: new Map() }
  const count = ({ category, needs }: Tally): void => {
    ground.needs += needs
    ground.of.set(category, (ground.of.get(category) ?? 0) + needs)
  }
  const vote = ({ term, category, needs, share }: Vote): void => {
    const known = ground.terms.get(term) ?? { needs: 0, share: 0, by: new Map() }
    const part = share / wholeVote
    known.needs += needs
    known.share += part
    known.by.set(category, (known.by.get(category) ?? 0) + part)
    ground.terms.set(term, known)
  }
  tallies.forEach(count)
  votes.forEach(vote)
  for (const { category, text } of notes) {
    count({ category, needs: 1 })
    for (const [term, share] of sharesOf(termsOf(text))) if (terms.has(term)) vote({ term, category, needs: 1, share })
  }
  return ground
}

/** How much each known term of the need weighs, and what it says for each candidate. */
function weightsOf(
  terms: Terms,
  ground: Ground,
  candidates: readonly string[]
): { term: string; weight: number; by: number[] }[] {
  return [...terms].flatMap(([term, count]) => {
    const known = ground.terms.get(term)
    if (!known) return []
    const weight = count * Math.log((ground.needs + 1) / (known.needs + 1))
    const by = candidates.map((category) => {
      const elsewhere = known.share - (known.by.get(category) ?? 0) + unseen
      const others = ground.needs - (ground.of.get(category) ?? 0) + doubt * ground.needs
      return -weight * Math.log(elsewhere / others)
    })
    return [{ term, weight, by }]
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
