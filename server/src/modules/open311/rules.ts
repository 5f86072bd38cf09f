import type { NeedStatus } from '@hongchao/contract'

const reasons = {
  resource: 404,
  format: 404,
  jurisdiction: 404,
  serviceUnknown: 404,
  requestUnknown: 404,
  tokenUnknown: 404,
  keyMissing: 403,
  keyUnknown: 403,
  serviceMissing: 400,
  location: 400,
  position: 400,
  addressUnknown: 400,
  tooLong: 400,
  attribute: 400,
  mediaUrl: 400,
  time: 400,
  order: 400,
  span: 400,
  status: 400,
  page: 400,
  formOnly: 400,
  general: 400,
  busy: 429,
  unavailable: 503
} as const
export type FaultReason = keyof typeof reasons

/** One thing that is wrong with a call, and the values that its sentence names. */
export type Fault = { reason: FaultReason; values: Record<string, string | number> }

export function fault(reason: FaultReason, values: Fault['values'] = {}): Fault {
  return { reason, values }
}

export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && 'reason' in value && 'values' in value
}

/** 404 for what is not there, 403 for the key, 400 for nearly everything else, as the standard has it. */
export function statusOf({ reason }: Fault): number {
  return reasons[reason]
}

/** What a call sent, by address or form. A parameter that is empty counts as absent (GeoReport v2, Optional Arguments). */
export type Given = Pick<URLSearchParams, 'get' | 'getAll'>

export function valueOf(given: Given, name: string): string | undefined {
  return given.get(name)?.trim() || undefined
}

/** Declared several times, separated by commas, or both. */
export function listOf(given: Given, name: string): string[] | undefined {
  const values = given.getAll(name).flatMap((text) => text.split(','))
  const kept = values.map((text) => text.trim()).filter(Boolean)
  return kept.length > 0 ? kept : undefined
}

type Class = { key: string; name: string; note?: string | undefined }
type Classes = readonly (Class & { items?: readonly Class[] | undefined })[]

export type Service = { code: string; name: string; description: string | null; group: string }

/** What can be asked from outside: every class or item that may be told to everybody. */
export function servicesOf(categories: Classes, open: readonly string[]): Service[] {
  return categories.flatMap((group) =>
    (group.items?.length ? group.items : [group])
      .filter(({ key }) => open.includes(key))
      .map(({ key, name, note }) => ({ code: key, name, description: note ?? group.note ?? null, group: group.name }))
  )
}

const closed: readonly NeedStatus[] = ['closed', 'refused', 'withdrawn']
const open: readonly NeedStatus[] = ['submitted', 'accepted', 'dispatched', 'handling', 'merged', 'answered']

/** Closed is what is over; an answer that waits for its evaluation is not (domain rules §12.1). */
export function stateOf(status: NeedStatus): 'open' | 'closed' {
  return closed.includes(status) ? 'closed' : 'open'
}

const day = 86_400_000
export const mostDays = 90
export const mostRequests = 1000

export type Asked = {
  from: Date
  to: Date
  statuses?: NeedStatus[]
  services?: string[]
  updatedAfter?: Date
  updatedBefore?: Date
  limit: number
  offset: number
}

/** Which requests a list asks for: of the last 90 days and the first 1,000 where it does not say. */
export function askedFor(given: Given, now: Date): Asked | Fault {
  const times = timesIn(given)
  if (isFault(times)) return times
  const parts = [windowOf(times, now), statusesIn(given), pageIn(given)]
  const wrong = parts.find(isFault)
  if (wrong) return wrong
  const services = listOf(given, 'service_code')
  const { updated_after: updatedAfter, updated_before: updatedBefore } = times
  return Object.assign(
    {},
    ...parts,
    services && { services },
    updatedAfter && { updatedAfter },
    updatedBefore && { updatedBefore }
  ) as Asked
}

function statusesIn(given: Given): Pick<Asked, 'statuses'> | Fault {
  const states = listOf(given, 'status')
  if (!states) return {}
  if (states.some((state) => state !== 'open' && state !== 'closed')) return fault('status')
  return { statuses: [...open, ...closed].filter((status) => states.includes(stateOf(status))) }
}

function pageIn(given: Given): Pick<Asked, 'limit' | 'offset'> | Fault {
  const limit = wholeNumber(given, 'page_size', mostRequests) ?? mostRequests
  const page = wholeNumber(given, 'page', 100_000) ?? 1
  if (isFault(limit)) return limit
  return isFault(page) ? page : { limit, offset: (page - 1) * limit }
}

type Times = Partial<Record<(typeof timeNames)[number], Date>>
const timeNames = ['start_date', 'end_date', 'updated_after', 'updated_before'] as const

function timesIn(given: Given): Times | Fault {
  const times: Times = {}
  for (const name of timeNames) {
    const text = valueOf(given, name)
    if (!text) continue
    const time = timeOf(text)
    if (!time) return fault('time', { field: name })
    times[name] = time
  }
  return times
}

const w3Time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d))?$/

/** A time of the W3C note, with its zone; a day begins in China. The plus of a zone often comes as the blank it means. */
export function timeOf(text: string): Date | undefined {
  const whole = text.replace(/ (?=\d\d:\d\d$)/, '+')
  if (!w3Time.test(whole)) return undefined
  const time = new Date(whole.includes('T') ? whole : `${whole}T00:00:00+08:00`)
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1970 ? undefined : time
}

function windowOf({ start_date: start, end_date: end }: Times, now: Date): { from: Date; to: Date } | Fault {
  const to = end ?? (start ? new Date(start.getTime() + mostDays * day) : now)
  const from = start ?? new Date(to.getTime() - mostDays * day)
  if (from > to) return fault('order')
  return to.getTime() - from.getTime() > mostDays * day ? fault('span') : { from, to }
}

function wholeNumber(given: Given, field: string, limit: number): number | Fault | undefined {
  const text = valueOf(given, field)
  if (!text) return undefined
  const number = Number(text)
  return /^\d{1,6}$/.test(text) && number >= 1 && number <= limit ? number : fault('page', { field, limit })
}

/** In China's time, with its zone. */
export function w3(time: Date): string {
  return `${new Date(time.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`
}

/** Of two decimals less than the client sent: some hundred metres, so that no door is told (domain rules §12.1). */
export function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000
}

/** Family name first where both are written in Chinese. */
export function fullName(first: string | undefined, last: string | undefined): string | undefined {
  const chinese = /^[\p{Script=Han}·]+$/u
  const bothChinese = first && last && chinese.test(first) && chinese.test(last)
  const parts = bothChinese ? [last, first] : [first, last]
  return parts.filter(Boolean).join(bothChinese ? '' : ' ') || undefined
}

/** A sentence with its values; of what somebody sent no more comes back than it takes to recognise it. */
export function filled(text: string, values: Fault['values']): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '')
    return value.length > 120 ? `${value.slice(0, 120)}…` : value
  })
}
