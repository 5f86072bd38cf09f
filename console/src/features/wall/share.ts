import type { RateValue } from '@hongchao/contract'
import { percentOf } from '@hongchao/web/texts/figure-words.ts'
import { figuresTexts } from '@hongchao/web/texts/figures.ts'

/** In whole per cent, to be read from afar; 99.6 % is not all, and 0.4 % not none. */
export function percentText({ value }: Pick<RateValue, 'value'>): string {
  if (value === null) return figuresTexts.none
  const exact = percentOf(value)
  const whole = Math.round(exact)
  if (whole === 100 && exact < 100) return '99%'
  return whole === 0 && exact > 0 ? '1%' : `${whole}%`
}

/** How deep a tile is coloured, from 0 to 4, by its share of the most that is open anywhere. */
export function depthOf(open: number, most: number): number {
  if (open === 0 || most === 0) return 0
  return Math.min(4, Math.ceil((4 * open) / most))
}
