import { Rate, type RateDefinition, type RatesBy, type RateValue } from '@hongchao/contract'

import { fill } from '../fill.ts'
import { limitTexts } from './due.ts'
import { figureSheetTexts, figuresTexts, rateTexts, reckonedTexts } from './figures.ts'

const hour = 60
const day = 24 * hour

/** A rate as people read it: per cent, a time, or a dash where there was nothing to reckon it from. */
export function rateText(rate: Rate, { value }: Pick<RateValue, 'value'>): string {
  if (value === null) return figuresTexts.none
  return rate === 'meanTime' ? timeText(value) : `${percentOf(value)}%`
}

/** With one place behind the point; 99.96 % is not all. */
export function percentOf(value: number): number {
  const rounded = Math.round(value * 1000) / 10
  if (rounded === 100 && value < 1) return 99.9
  return rounded === 0 && value > 0 ? 0.1 : rounded
}

function timeText(minutes: number): string {
  if (minutes < hour) return fill(figuresTexts.minutes, { amount: Math.round(minutes) })
  if (minutes < 2 * day) return fill(figuresTexts.hours, { amount: Math.round((minutes / hour) * 10) / 10 })
  return fill(figuresTexts.days, { amount: Math.round((minutes / day) * 10) / 10 })
}

/** How the place reckons a rate (怎么算的). */
export function reckonedText(rate: Rate, { respondWithin, satisfiedFrom, partWeight }: RateDefinition): string {
  return fill(reckonedTexts[rate], {
    within: fill(limitTexts[respondWithin.unit], { amount: respondWithin.amount }),
    from: satisfiedFrom,
    part: satisfiedFrom - 1,
    weight: partWeight
  })
}

/** What a row is called that belongs to nobody or nothing. */
export function rowName(by: RatesBy, { key, name }: { key: string; name?: string | undefined }): string {
  if (name) return name
  if (key !== '') return key
  return by === 'office' ? figureSheetTexts.nobody : figureSheetTexts.unclassified
}

/** How the place reckons all of them, for a sheet. */
export function definitionText(definition: RateDefinition): string {
  const rates = Rate.options.map((rate) => `${rateTexts[rate]} = ${reckonedText(rate, definition)}`)
  return [fill(figuresTexts.definition, { version: definition.version }), ...rates].join('　')
}

/** The heading of a column; of times with their unit. */
export function rateHeading(text: string, rate: Rate): string {
  return `${fill(text, { rate: rateTexts[rate] })}${rate === 'meanTime' ? figureSheetTexts.inHours : ''}`
}
