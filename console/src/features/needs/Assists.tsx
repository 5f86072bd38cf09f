import type { Assist, NeedDetail } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts, assistStateTexts, assistsTexts } from '@hongchao/web/texts/assists.ts'
import type { JSX } from 'react'

import { ExplainedClockBadge } from '../../shared/ClockBadge.tsx'
import styles from './needs.module.css'

/** What other offices do for it beside the lead: each with its clock, its answer and what came of it. */
export function Assists({ need: { assists, assisting } }: { need: NeedDetail }): JSX.Element | undefined {
  if (assists.length === 0) return undefined
  const ended = assisting.filter((each) => each.ended).length
  return (
    <section className={styles['block']} aria-label={assistsTexts.title}>
      <h3>{fill(assistsTexts.list, { ended, count: assisting.length })}</h3>
      {ended < assisting.length && <p className={styles['muted']}>{assistsTexts.hint}</p>}
      <ul className={styles['assists']}>
        {assists.map((assist) => (
          <Row key={assist.id} assist={assist} />
        ))}
      </ul>
    </section>
  )
}

function Row({ assist }: { assist: Assist }): JSX.Element {
  const { name, state, result, handler, instructions, returnReason, answer, clock } = assist
  const facts = [assistStateTexts[state], result && assistResultTexts[result], handler]
  const lines = [
    instructions && fill(assistsTexts.ask, { text: instructions }),
    returnReason && fill(assistsTexts.whyReturned, { text: returnReason })
  ]
  return (
    <li data-state={state}>
      <p className={styles['assistHead']}>
        <strong>{name}</strong>
        <span className={styles['muted']}>{facts.filter(Boolean).join(' · ')}</span>
        {state !== 'released' && <ExplainedClockBadge clock={clock} />}
      </p>
      {lines.filter(Boolean).map((line) => (
        <p key={line} className={styles['muted']}>
          {line}
        </p>
      ))}
      {answer && <p className={styles['text']}>{answer}</p>}
    </li>
  )
}
