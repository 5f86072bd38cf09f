/** China keeps one time, eight hours ahead, since 1992 without daylight saving. */
const offset = 8 * 3_600_000

/** The day, as `2026-03-02`, on which a moment falls in China. */
export function dayIn(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(0, 10)
}

/** As `2026-03-02 09:30`: a moment in China, in a form that sorts. */
export function momentIn(moment: Date): string {
  return new Date(moment.getTime() + offset).toISOString().slice(0, 16).replace('T', ' ')
}
