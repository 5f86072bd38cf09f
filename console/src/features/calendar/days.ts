import type { DayState, NoticedDay } from '@hongchao/contract'

export type Day = { date: string; number: number; state: DayState; name?: string }

/** A month as a wall calendar shows it: how many cells stand empty before its first day, Monday first, then its days. */
export type Month = { month: number; empty: number; days: Day[] }

/** The twelve months of a year. */
export function monthsOf(year: number, special: readonly NoticedDay[]): Month[] {
  const byDate = new Map(special.map((day) => [day.date, day]))
  return Array.from({ length: 12 }, (_, index) => {
    const length = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
    const days = Array.from({ length }, (_day, before) => dayOf(new Date(Date.UTC(year, index, before + 1)), byDate))
    return { month: index + 1, empty: mondayFirst(new Date(Date.UTC(year, index, 1))), days }
  })
}

function dayOf(at: Date, byDate: ReadonlyMap<string, NoticedDay>): Day {
  const date = at.toISOString().slice(0, 10)
  const special = byDate.get(date)
  const usual = mondayFirst(at) > 4 ? 'weekend' : 'working'
  return { date, number: at.getUTCDate(), state: special?.kind ?? usual, ...(special && { name: special.name }) }
}

function mondayFirst(at: Date): number {
  return (at.getUTCDay() + 6) % 7
}

/** How many days of a year are worked. */
export function workingDays(months: readonly Month[]): number {
  const all = months.flatMap(({ days }) => days)
  return all.filter(({ state }) => state === 'working' || state === 'makeUpDay').length
}

export type Stretch = { from: string; to: string; name: string; kind: NoticedDay['kind'] }

/** Days one after another of one kind and name, as a notice tells them. */
export function stretchesOf(days: readonly NoticedDay[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const { date, name, kind } of days) {
    const last = stretches.at(-1)
    const follows = last && Date.parse(date) - Date.parse(last.to) === 86_400_000
    if (follows && last.name === name && last.kind === kind) last.to = date
    else stretches.push({ from: date, to: date, name, kind })
  }
  return stretches
}
