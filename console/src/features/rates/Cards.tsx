import { Rate, type RateDefinition, type RateRow } from '@hongchao/contract'
import { rateText, reckonedText } from '@hongchao/web/texts/figure-words.ts'
import { fill } from '@hongchao/web/fill.ts'
import { ratesTexts as texts } from '@hongchao/web/texts/console/rates.ts'
import { figuresTexts, rateTexts } from '@hongchao/web/texts/figures.ts'
import type { JSX } from 'react'

import type { View } from './address.ts'
import { CasesLink } from './CasesLink.tsx'
import styles from './rates.module.css'

type CardsProps = { total: RateRow; definition: RateDefinition; view: View; onChoose: (rate: Rate) => void }

/** The rates of all, with and without what was excluded; the chosen one is explained, and drawn below. */
export function Cards({ total, definition, view, onChoose }: CardsProps): JSX.Element {
  return (
    <section aria-label={texts.rates}>
      <div className={styles['cards']}>
        {Rate.options.map((rate) => {
          const { part, of } = (view.net ? total.net : total.raw)[rate]
          const from =
            rate === 'meanTime' ? fill(texts.fromMinutes, { of }) : fill(texts.from, { part: shortOf(part), of })
          return (
            <div key={rate} className={`${styles['card']} ${rate === view.rate ? styles['chosen'] : ''}`}>
              <button type="button" aria-pressed={rate === view.rate} onClick={() => onChoose(rate)}>
                {rateTexts[rate]}
              </button>
              <CasesLink view={view} row={total} rate={rate} total className={styles['figure']} />
              <span className={styles['muted']}>{from}</span>
              <span className={styles['muted']}>
                {view.net ? texts.raw : texts.net} {rateText(rate, (view.net ? total.raw : total.net)[rate])}
              </span>
            </div>
          )
        })}
      </div>
      <p className={styles['how']}>
        <strong>{texts.how}</strong>　{rateTexts[view.rate]} = {reckonedText(view.rate, definition)}。
        {fill(figuresTexts.definition, { version: definition.version })}
      </p>
    </section>
  )
}

function shortOf(part: number): number {
  return Math.round(part * 10) / 10
}
