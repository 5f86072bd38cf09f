import type { Inquiry } from '@hongchao/contract'
import { outcomeText } from '@hongchao/web/texts/round-words.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import type { JSX } from 'react'

import { CheckOutlined, ClockCircleFilled, ClockCircleOutlined, CloseCircleOutlined } from '../../shared/icons.ts'
import styles from './rounds.module.css'

const icons = {
  told: <CheckOutlined />,
  none: <CheckOutlined />,
  unreached: <CloseCircleOutlined />,
  open: <ClockCircleOutlined />,
  late: <ClockCircleFilled />
}

/** What came of asking somebody, by shape and word; that it came late is said, too. */
export function Outcome({ inquiry }: { inquiry: Inquiry }): JSX.Element {
  const { outcome, late, reason } = inquiry
  const shape = outcome ?? (late ? 'late' : 'open')
  return (
    <span className={`${styles['outcome']} ${styles[shape] ?? ''}`}>
      {icons[shape]}
      {outcomeText(inquiry)}
      {reason && `：${reason}`}
      {outcome && late && <span className={styles['late']}>（{roundTexts.lateDone}）</span>}
    </span>
  )
}
