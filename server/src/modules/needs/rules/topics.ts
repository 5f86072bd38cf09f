const day = 86_400_000

/** How many moments lie in each part of the last days, the oldest first: a part is a day, or a week where that is too many. */
export function courseOf(moments: readonly Date[], now: Date, days: number): number[] {
  const part = days > 31 ? 7 : 1
  const course = Array.from({ length: Math.ceil(days / part) }, () => 0)
  for (const moment of moments) {
    const ago = Math.floor((now.getTime() - moment.getTime()) / (part * day))
    const index = course.length - 1 - ago
    if (index >= 0 && index < course.length) course[index]! += 1
  }
  return course
}

/** By how much more was reported than in as many days before; undefined where nothing was. */
export function growth({ count, before }: { count: number; before: number }): string | undefined {
  if (before === 0) return undefined
  const percent = Math.round(((count - before) / before) * 100)
  return `${percent > 0 ? '+' : ''}${percent}%`
}
