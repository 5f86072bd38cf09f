/** A text as it is compared: of one width and case, without blanks and punctuation. */
export function bareText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Every run of so many characters in it. */
function runsOf(bare: string, length: number): Set<string> {
  const runs = new Set<string>()
  for (let start = 0; start + length <= bare.length; start++) runs.add(bare.slice(start, start + length))
  if (runs.size === 0) runs.add(bare)
  return runs
}

/** A text that is made ready to be compared with many. */
export type Comparable = { bare: string; pairs: Set<string> }

export function comparable(text: string): Comparable {
  const bare = bareText(text)
  return { bare, pairs: runsOf(bare, 2) }
}

/** How much two texts share: of all the pairs of characters in them, the share that is in both. */
export function similarityOf(one: Comparable, other: Comparable): number {
  if (one.bare === other.bare) return 1
  const [fewer, more] = one.pairs.size < other.pairs.size ? [one.pairs, other.pairs] : [other.pairs, one.pairs]
  let both = 0
  for (const pair of fewer) if (more.has(pair)) both++
  return both / (fewer.size + more.size - both)
}

export const keysPerText = 16

/** Odd numbers without a pattern, one for each key. */
const factors = Array.from({ length: keysPerText }, (_, index) => (Math.imul(index + 1, 0x9e3779b1) ^ 0x85ebca6b) | 1)

/**
 * A text in a few numbers (minhash). Two texts have each key in common with the probability with which a run of three
 * characters of one is in the other; so whoever shares some keys is worth comparing, and nobody else.
 */
export function fingerprintOf(text: string): string[] {
  const least = factors.map(() => 0xffffffff)
  for (const run of runsOf(bareText(text), 3)) {
    const hash = hashOf(run)
    for (const [index, factor] of factors.entries()) {
      const mixed = mix(Math.imul(hash, factor))
      if (mixed < least[index]!) least[index] = mixed
    }
  }
  return least.map((hash, index) => String(BigInt(index) * 0x100000000n + BigInt(hash)))
}

function hashOf(run: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < run.length; index++) hash = Math.imul(hash ^ run.charCodeAt(index), 0x01000193)
  return hash
}

function mix(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d)
  const twice = Math.imul(once ^ (once >>> 15), 0x846ca68b)
  return (twice ^ (twice >>> 16)) >>> 0
}

/** What of a need speaks for or against its being the same matter as another. */
export type Told = {
  text: Comparable
  /** The unit that is complained of. */
  aboutId: string | null
  /** Where it is, where somebody said so. */
  place: string | null
  category: string | null
  collectedAt: Date
}

export type Likeness = { similarity: number; same: boolean }

/** Beyond this, two needs that only resemble each other are rather two occasions. */
const longApart = 180 * 86_400_000

/**
 * How alike two needs are, if it is enough to ask somebody whether they are one matter. The same words at another place
 * are mostly another matter (“三号楼的路灯坏了” of two parks), as is what was put into another class or lies long apart:
 * these have to resemble each other more.
 */
export function likenessOf(one: Told, other: Told): Likeness | undefined {
  if (one.aboutId !== other.aboutId) return undefined
  const similarity = similarityOf(one.text, other.text)
  const same = similarity === 1 && whereOf(one, other) !== 'elsewhere'
  return same || similarity >= leastSimilarity(one, other) ? { similarity, same } : undefined
}

function leastSimilarity(one: Told, other: Told): number {
  const where = whereOf(one, other)
  const apart = Math.abs(one.collectedAt.getTime() - other.collectedAt.getTime()) > longApart
  const otherClass = one.category !== null && other.category !== null && one.category !== other.category
  if (where === 'elsewhere' || otherClass || apart) return 0.5
  return 0.3
}

/** Whether two needs lie at one place, as far as anybody said where they are: at the same, or one within the other. */
export function whereOf(one: Pick<Told, 'place'>, other: Pick<Told, 'place'>): 'here' | 'elsewhere' | 'unknown' {
  if (one.place === null || other.place === null) return 'unknown'
  const [upper, lower] = [one.place, other.place].toSorted((a, b) => a.length - b.length) as [string, string]
  return lower === upper || lower.startsWith(`${upper}.`) ? 'here' : 'elsewhere'
}

/** Who hangs together, by pairs: each group in the order of what was given. */
export function groupsOf(ids: readonly string[], pairs: readonly (readonly [string, string])[]): string[][] {
  const first = new Map(ids.map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const up = first.get(id) ?? id
    if (up === id) return id
    const root = rootOf(up)
    first.set(id, root)
    return root
  }
  for (const [one, other] of pairs) if (first.has(one) && first.has(other)) first.set(rootOf(one), rootOf(other))
  return [...Map.groupBy(ids, rootOf).values()].filter((group) => group.length > 1)
}
