import type { NoticeProblem } from '@hongchao/contract'

import { isoOf, type Told, type ToldDay } from './lines.ts'

const day = /^["']?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?["']?$/
const off = new Set(['true', '休', '休息', '放假', '假', 'off', '1'])
const worked = new Set(['false', '班', '上班', '调休上班', 'work', '0'])

/** Reads a line a day, as CSV or pasted from a sheet: `2027-02-05,春节,休`. A first line of titles is passed over. */
export function readRows(text: string): Told {
  const read = text.split('\n').flatMap((line, index) => readRow(line, index + 1))
  const days = read.flatMap(({ told }) => (told ? [told] : []))
  return {
    ...yearOf(days),
    sources: text.match(/https?:\/\/[^\s，。,）]+/g) ?? [],
    days,
    problems: read.flatMap(({ problem }) => (problem ? [problem] : []))
  }
}

/** That of most days: a notice reaches into its neighbours. */
function yearOf(days: readonly ToldDay[]): { year?: number } {
  const byYear = Object.entries(Object.groupBy(days, ({ date }) => date.slice(0, 4)))
  const most = byYear.toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))[0]
  return most ? { year: Number(most[0]) } : {}
}

type Read = { told?: ToldDay; problem?: NoticeProblem }

function readRow(text: string, line: number): Read[] {
  const cells = text.split(/[,，;；\t ]+/).map((cell) => cell.trim().replace(/^["']|["']$/g, ''))
  const filled = cells.filter(Boolean)
  if (filled.length === 0 || /^https?:/.test(filled[0]!) || (line === 1 && !/\d/.test(text))) return []

  const invalid = { problem: { line, code: 'invalid' as const, about: text.trim().slice(0, 40) } }
  const [, year, month, date] = day.exec(filled[0]!) ?? []
  if (!date) return [invalid]
  const iso = isoOf(Number(year), Number(month), Number(date))
  if (!iso) return [{ problem: { line, code: 'noSuchDay', about: filled[0]! } }]

  const rest = filled.slice(1)
  const kind = rest.find((cell) => off.has(cell.toLowerCase()) || worked.has(cell.toLowerCase()))
  const name = rest.find((cell) => cell !== kind)
  if (!kind || !name) return [invalid]
  return [{ told: { date: iso, name, isOffDay: off.has(kind.toLowerCase()), line } }]
}
