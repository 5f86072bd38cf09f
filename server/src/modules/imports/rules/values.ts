import type { ImportField, ImportReason } from '@hongchao/contract'

/** Why a row is not taken. */
export type Refused = { reason: ImportReason; field?: ImportField }

export function isRefused(value: object): value is Refused {
  return 'reason' in value
}

/** Characters that no text holds on purpose, and that a database cannot keep. */
const unprintable = /(?![\n\t])[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/gu

/** Text as it was meant: without the tabs, full-width blanks and empty lines that pages and forms leave in it. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(unprintable, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

const nothing = new Set(['', '-', '--', '—', '——', '/', '\\', '无', '暂无', '空', 'null', 'NULL', 'N/A', 'n/a'])

/** A short value in one line; undefined where the cell says that there is none. */
export function shortText(cell: string): string | undefined {
  const text = cleanText(cell).replaceAll('\n', ' ')
  return nothing.has(text) ? undefined : text
}

/** A moment that somebody wrote. `dayOnly`: without the time. */
export type Written = { at: Date; dayOnly: boolean }

const dateTime =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]*(?:(上午|下午|晚上|中午|凌晨))?[ ]*(\d{1,2})[:：时点](\d{1,2})?分?(?:[:：]?(\d{1,2})(?:\.\d+)?秒?)?)?(?:\s*(Z|[+-]\d{2}:?\d{2}))?$/
const compact = /^(\d{4})(\d{2})(\d{2})(?:[ T]?(\d{2}):?(\d{2}):?(\d{2})?)?$/
const serial = /^[2-7]\d{4}(?:\.\d+)?$/
const offset = 8 * 3_600_000
const dayMs = 86_400_000

/**
 * The moment in the ways in which such lists write it, as time in China: 2019/2/28 11:25:05, 2019-02-28, 2019年2月28日
 * 下午3:05, 20190228, and the number that a date becomes where a cell lost its format.
 */
export function readMoment(text: string): Written | undefined {
  const written = text.trim()
  if (serial.test(written)) return fromSerial(Number(written))
  const [, year, month, day, half, hour, minute, second, zone] = dateTime.exec(written) ?? compactParts(written)
  if (!year) return undefined
  const clock = [afternoon(Number(hour ?? 0), half), Number(minute ?? 0), Number(second ?? 0)] as const
  const at = momentOf([Number(year), Number(month), Number(day)], clock)
  return at && { at: zoned(at, zone), dayOnly: hour === undefined }
}

function compactParts(text: string): (string | undefined)[] {
  const [, year, month, day, hour, minute, second] = compact.exec(text) ?? []
  return [undefined, year, month, day, undefined, hour, minute, second, undefined]
}

function fromSerial(days: number): Written {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000 - offset)
  return { at, dayOnly: Number.isInteger(days) }
}

function afternoon(hour: number, half: string | undefined): number {
  if (hour < 12 && (half === '下午' || half === '晚上' || (half === '中午' && hour < 6))) return hour + 12
  return half === '凌晨' && hour === 12 ? 0 : hour
}

/** Undefined for a day or an hour that there is not, such as 2019-02-30. */
function momentOf(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second]: readonly [number, number, number]
): Date | undefined {
  const at = new Date(Date.UTC(year, month - 1, day))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined
  if (year < 1980 || hour > 23 || minute > 59 || second > 59) return undefined
  return new Date(at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - offset)
}

function zoned(at: Date, zone: string | undefined): Date {
  if (!zone) return at
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? []
  const given = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return new Date(at.getTime() + offset - given)
}

/** The day in China of a moment, by number. */
export function dayOf(at: Date): number {
  return Math.floor((at.getTime() + offset) / dayMs)
}

/** A telephone without what people put between its digits; undefined where it is none. */
export function readPhone(text: string): string | undefined {
  const bare = text.normalize('NFKC').replaceAll(/[\s()（）·.-]/g, '')
  return /^\+?\d{7,20}$/.test(bare) ? bare : undefined
}
