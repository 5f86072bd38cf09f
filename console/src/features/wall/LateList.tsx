import type { Wall } from '@hongchao/contract'
import { findCategory, useApi, useConfig, useMay } from '@hongchao/web'
import { remainingPhrase } from '@hongchao/web/due.ts'
import { wallTexts as texts } from '@hongchao/web/texts/console/wall.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import { ClockCircleFilled } from '../../shared/icons.ts'
import styles from './wall.module.css'

/** What is late the longest, and with whom; never what was said, or by whom. */
export function LateList({ wall: { late } }: { wall: Wall }): JSX.Element {
  return (
    <section className={styles['part']} aria-labelledby="wall-late">
      <h2 id="wall-late">{texts.lateList}</h2>
      {late.length === 0 && <p className={styles['quiet']}>{texts.noLate}</p>}
      <ul className={styles['late']}>
        {late.map((each) => (
          <li key={each.id}>
            <Late {...each} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Late({ id, code, category, office, color, clock }: Wall['late'][number]): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  const { categories } = useConfig()
  const what = category ? (findCategory(categories, category)?.name ?? category) : texts.unclassified
  return (
    <>
      <span className={styles['band']} style={{ background: color ?? 'var(--line)' }} />
      <span className={styles['lateWhat']}>
        {may('needs.read') ? (
          <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}} title={code}>
            {what}
          </Link>
        ) : (
          what
        )}
        <span className={styles['quiet']}>{office ?? texts.nobody}</span>
      </span>
      <span className={styles['over']}>
        <ClockCircleFilled /> {remainingPhrase(clock.remaining, clock.state)}
      </span>
    </>
  )
}
