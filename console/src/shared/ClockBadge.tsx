import type { Clock, ClockState, DueStep } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { duePhrase, explain, fullDate, remainingPhrase } from '@hongchao/web/due.ts'
import { clockTexts } from '@hongchao/web/texts/console/clock.ts'
import { Popover } from 'antd'
import type { JSX } from 'react'

import {
  CheckOutlined,
  ClockCircleFilled,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined
} from './icons.ts'
import styles from './shared.module.css'

const icons: Record<ClockState, JSX.Element> = {
  inTime: <ClockCircleOutlined />,
  dueSoon: <ClockCircleOutlined />,
  overdue: <ClockCircleFilled />,
  paused: <PauseCircleOutlined />,
  met: <CheckOutlined />,
  missed: <ExclamationCircleOutlined />
}

/** What a clock has left or is over, by shape, word and colour. */
export function ClockBadge({ clock }: { clock: Clock }): JSX.Element {
  const { state, remaining, dueAt, provisional } = clock
  return (
    <span className={`${styles['clock']} ${styles[state] ?? ''}`} title={fullDate(dueAt)}>
      {icons[state]}
      {remainingPhrase(remaining, state)}
      {provisional && <span title={clockTexts.provisionalHelp}>{clockTexts.provisional}</span>}
    </span>
  )
}

/** The badge with its due time; a click tells how it came about, line by line. */
export function ExplainedClockBadge({ clock }: { clock: Clock & { steps: DueStep[] } }): JSX.Element {
  const lines = explain(clock.steps, clock.kind)
  return (
    <Popover
      trigger="click"
      placement="left"
      title={clockTexts.why}
      content={
        <ol className={styles['steps']}>
          {lines.map((line, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the lines of one account, which never reorder
            <li key={index}>{line}</li>
          ))}
        </ol>
      }
    >
      <button type="button" className={styles['clockButton']} aria-haspopup="dialog">
        <span className={styles['due']}>{duePhrase(clock.dueAt, useNow())}</span>
        <ClockBadge clock={clock} />
      </button>
    </Popover>
  )
}
