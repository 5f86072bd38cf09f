import { sharesOf, termsOf } from './terms.ts'

/** What was learned from one need. */
export type Lesson = { needId: string; category: string; shares: ReadonlyMap<string, number> }

export function lessonOf({ id, category, text }: { id: string; category: string; text: string }): Lesson {
  return { needId: id, category, shares: sharesOf(termsOf(text)) }
}

/** The category of some needs, by their ids. */
export type Categories = ReadonlyMap<string, string>

/**
 * Of these needs, those whose lesson is not what staff say now: never learned, learned otherwise, or no longer so. Where
 * there is none, nothing is to be done: to be told twice changes nothing.
 */
export function lessonsDue(needIds: readonly string[], said: Categories, learned: Categories): string[] {
  return [...new Set(needIds)].filter((id) => said.get(id) !== learned.get(id))
}

/** How many needs of a category have a term, and what their shares come to. */
export type Vote = { term: string; category: string; needs: number; share: number }
export type Tally = { category: string; needs: number }

/** What the votes change by: lessons added up, those that are unlearned taken off again. */
export function votesOf(lessons: { learn: readonly Lesson[]; unlearn: readonly Lesson[] }): {
  votes: Vote[]
  tallies: Tally[]
} {
  const votes = new Map<string, Vote>()
  const tallies = new Map<string, Tally>()
  const add = ({ category, shares }: Lesson, sign: 1 | -1): void => {
    const tally = tallies.get(category) ?? { category, needs: 0 }
    tallies.set(category, { category, needs: tally.needs + sign })
    for (const [term, share] of shares) {
      const key = `${term} ${category}`
      const vote = votes.get(key) ?? { term, category, needs: 0, share: 0 }
      votes.set(key, { term, category, needs: vote.needs + sign, share: vote.share + sign * share })
    }
  }
  for (const lesson of lessons.learn) add(lesson, 1)
  for (const lesson of lessons.unlearn) add(lesson, -1)
  return {
    votes: [...votes.values()].filter(({ needs, share }) => needs !== 0 || share !== 0),
    tallies: [...tallies.values()].filter(({ needs }) => needs !== 0)
  }
}
