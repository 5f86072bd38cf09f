import type { RoundDetail } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { explainRound, fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { whenText } from '@hongchao/web/when.ts'
import { Button, Popover } from 'antd'
import type { JSX } from 'react'

import styles from './rounds.module.css'

/** When a round opened and is due; a click tells why then. */
export function Due({ round }: { round: RoundDetail }): JSX.Element {
  const now = useNow()
  const { openedAt, dueAt, provisional, steps } = round
  return (
    <span className={styles['soft']} title={fullDate(dueAt)}>
      {fill(texts.roundFacts, { opened: whenText(openedAt, now), due: whenText(dueAt, now) })}
      {provisional && texts.provisional}
      <Popover
        trigger="click"
        title={texts.why}
        content={
          <ol className={styles['steps']}>
            {explainRound(steps).map((line, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- the lines of one account, which never reorder
              <li key={index}>{line}</li>
            ))}
          </ol>
        }
      >
        <Button type="link" size="small" aria-haspopup="dialog">
          {texts.why}
        </Button>
      </Popover>
    </span>
  )
}
