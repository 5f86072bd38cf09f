/** So much of a long text tells what it is about. */
const read = 500

/** A need has one vote; its terms share it, in so many parts. */
export const wholeVote = 10_000

/** How often each term stands in a text. */
export type Terms = ReadonlyMap<string, number>

/**
 * The terms of a text: each two Chinese characters that stand next to each other. They tell needs apart as well as words do,
 * and need no dictionary. Digits and letters are never part of one, so no telephone, plate or identity number is learned.
 */
export function termsOf(text: string): Terms {
  const terms = new Map<string, number>()
  for (const [run] of text.slice(0, read).matchAll(/\p{Script=Han}{2,}/gu)) {
    const characters = [...run]
    for (let at = 1; at < characters.length; at++) {
      const term = `${characters[at - 1]}${characters[at]}`
      terms.set(term, (terms.get(term) ?? 0) + 1)
    }
  }
  return terms
}

/** What part of the need's vote each of its terms carries; in one order, so that two who write them do not cross. */
export function sharesOf(terms: Terms): Map<string, number> {
  const all = [...terms.values()].reduce((sum, count) => sum + count, 0)
  const shares = [...terms].map(([term, count]): [string, number] => [term, Math.round((count / all) * wholeVote)])
  return new Map(shares.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a text that carry the most weight, by the weight of their terms; what nobody would call a word stays out. */
export function tellingWords(text: string, weightOf: (term: string) => number, most: number): string[] {
  const weights = new Map<string, number>()
  for (const { segment } of words.segment(text.slice(0, read))) {
    const weight = [...termsOf(segment).keys()].reduce((sum, term) => sum + weightOf(term), 0)
    if (weight > 0) weights.set(segment, weight)
  }
  const heaviest = [...weights].toSorted(([, a], [, b]) => b - a)
  return heaviest.slice(0, most).map(([word]) => word)
}
