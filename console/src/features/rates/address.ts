import { Rate, RatesBy } from '@hongchao/contract'
import type { ratesTexts } from '@hongchao/web/texts/console/rates.ts'

/** What stands in the address: of where and when, how it is grouped, which rate the pictures show, and of which needs. */
export type View = { organisation?: string; from: string; to: string; by: RatesBy; rate: Rate; net: boolean }
type Address = Record<string, string | undefined>

const Month = /^20\d\d-(0[1-9]|1[0-2])$/

export function viewOf(address: Address, now = new Date()): View {
  const usual = periodOf('year', now)
  const { organisation, from = '', to = '' } = address
  const whole = Month.test(from) && Month.test(to) && from <= to
  return {
    ...(organisation && { organisation }),
    ...(whole ? { from, to } : usual),
    by: RatesBy.safeParse(address['by']).data ?? 'office',
    rate: Rate.safeParse(address['rate']).data ?? 'onTime',
    net: address['net'] === 'true'
  }
}

export function addressOf({ organisation, from, to, by, rate, net }: View): Address {
  return { organisation, from, to, by, rate, net: net ? 'true' : undefined }
}

export type Preset = keyof typeof ratesTexts.presets

/** The first and the last month of a usual period. */
export function periodOf(preset: Preset, now = new Date()): { from: string; to: string } {
  const year = now.getFullYear()
  const month = now.getMonth()
  const of = (index: number): string => {
    const first = new Date(year, index, 1)
    return `${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}`
  }
  const spans: Record<Preset, [number, number]> = {
    month: [month, month],
    lastMonth: [month - 1, month - 1],
    quarter: [month - (month % 3), month],
    year: [0, month],
    twelve: [month - 11, month],
    lastYear: [-12, -1]
  }
  const [from, to] = spans[preset]
  return { from: of(from), to: of(to) }
}

export function presetOf(view: View, now = new Date()): Preset | undefined {
  const all: Preset[] = ['month', 'lastMonth', 'quarter', 'year', 'twelve', 'lastYear']
  return all.find((preset) => {
    const { from, to } = periodOf(preset, now)
    return from === view.from && to === view.to
  })
}
