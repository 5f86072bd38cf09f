import type { Tally, Vote } from './lessons.ts'
import type { Terms } from './terms.ts'

/** So many past needs are looked at, and so many of the likest are asked whether the caller may see them. */
export const mostLooked = 150
export const mostAsked = 40
export const mostShown = 5

/** Shares less than this part of what a need says: not like it. */
const alike = 0.2

/** In how many needs each of the terms stands: of one category, or of all. */
function spread(terms: Terms, votes: readonly Vote[], category?: string): Map<string, number> {
  const found = new Map<string, number>()
  for (const { term, needs, category: of } of votes) {
    if (terms.has(term) && (category === undefined || of === category)) found.set(term, (found.get(term) ?? 0) + needs)
  }
  return found
}

/** The rarest terms of a need, by which to look for others like it: so few that not too many others have them. */
export function rareTerms(terms: Terms, votes: readonly Vote[], category: string): string[] {
  const rarest = [...spread(terms, votes, category)].toSorted(([, a], [, b]) => a - b)
  let needs = 0
  return rarest.filter(([, count]) => (needs += count) - count < mostLooked).map(([term]) => term)
}

/** Those of the past needs that are like a need, the likest first; of two alike the newer. Rare terms count more. */
export function likest(
  terms: Terms,
  { votes, tallies }: { votes: readonly Vote[]; tallies: readonly Tally[] },
  past: readonly { needId: string; terms: readonly string[] }[]
): string[] {
  const counts = spread(terms, votes)
  const needs = tallies.reduce((sum, tally) => sum + tally.needs, 0)
  const weightOf = (term: string): number => Math.log((needs + 1) / ((counts.get(term) ?? 0) + 1)) + 1
  const weigh = (some: readonly string[]): number => some.reduce((sum, term) => sum + weightOf(term), 0)
  const whole = weigh([...terms.keys()])
  const ranked = past.map(({ needId, terms: others }) => {
    const shared = weigh(others.filter((term) => terms.has(term)))
    return { needId, part: shared / whole, likeness: shared / Math.sqrt(others.length) }
  })
  return ranked
    .filter(({ part }) => part >= alike)
    .toSorted((a, b) => b.likeness - a.likeness || (a.needId < b.needId ? 1 : -1))
    .slice(0, mostAsked)
    .map(({ needId }) => needId)
}

/** A custom needs company: fewer needs, or a smaller part of them, prove none. */
const fewest = 2
const custom = 2 / 3

/** What most of the values say, where that is enough of them to be called a custom. */
export function customary<T>(values: readonly T[]): { value: T; count: number; of: number } | undefined {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (!most || most[1] < fewest || most[1] < values.length * custom) return undefined
  return { value: most[0], count: most[1], of: values.length }
}
