/** Chance that can be repeated: the same seed tells the same story. */
export type Random = {
  /** From 0 to below 1. */
  next: () => number
  /** From 0 to below `end`. */
  below: (end: number) => number
  chance: (part: number) => boolean
  of: <T>(list: readonly T[]) => T
}

/** Mulberry32: small, and good enough to choose among mistakes. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (end: number): number => Math.floor(next() * end)
  return { next, below, chance: (part) => next() < part, of: (list) => list[below(list.length)]! }
}
