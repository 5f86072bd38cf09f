import type { Rate, RateRow } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { rateText } from '@hongchao/web/texts/figure-words.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import { addressOf, type View } from './address.ts'

type CasesLinkProps = {
  view: View
  row: RateRow
  rate: Rate
  /** Of all rows together. */
  total?: boolean
  className?: string | undefined
}

/** A figure, which opens the needs that it was reckoned from. */
export function CasesLink({ view, row, rate, total = false, className }: CasesLinkProps): JSX.Element {
  const { place } = useApi()
  const figure = (view.net ? row.net : row.raw)[rate]
  if (figure.of === 0) return <span className={className}>{rateText(rate, figure)}</span>
  return (
    <Link
      to="/$place/rates/needs"
      params={{ place }}
      search={{ ...addressOf({ ...view, rate }), key: total ? undefined : keyIn(row), shown: 'rate' }}
      className={className}
    >
      {rateText(rate, figure)}
    </Link>
  )
}

/** What stands in an address cannot be empty. */
export const nobody = '-'

export function keyIn({ key }: Pick<RateRow, 'key'>): string {
  return key === '' ? nobody : key
}
