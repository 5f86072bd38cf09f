const day = 86_400_000
/** Day 0 of a workbook. Lotus took 1900 for a leap year and Excel kept it, so its days begin one earlier. */
const epoch = Date.UTC(1899, 11, 30)
const days1904 = 1462

/** A moment as Excel keeps it, in days, written out: `2019-02-28 11:25:05`, the day alone or the time alone. */
export function dateText(serial: number, from1904 = false): string {
  const days = from1904 ? serial + days1904 : serial
  const moment = new Date(epoch + Math.round(days * 86_400) * 1000)
  if (Number.isNaN(moment.getTime())) return String(serial)
  const [date = '', time = ''] = moment.toISOString().slice(0, 19).split('T')
  if (serial < 1) return time
  return Number.isInteger(serial) && moment.getTime() % day === 0 ? date : `${date} ${time}`
}

/** A number as people write it: Excel keeps 13800138000 as `1.3800138E10`. */
export function numberText(kept: string): string {
  const number = Number(kept)
  if (kept === '' || !Number.isFinite(number)) return kept
  if (Number.isSafeInteger(number)) return String(number)
  return String(Number(number.toPrecision(15)))
}

const builtInDates: readonly [number, number][] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58]
]

/** Does a number format show a moment? What stands in quotes, in brackets or behind a backslash is only shown. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.some(([from, to]) => id >= from && id <= to)
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '').split(';')[0] ?? ''
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare)
}

/** `_x000D_` is how a workbook writes a character that XML cannot. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** `B12` → 1. */
export function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference.toUpperCase()) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}
