import type { ToldNeed } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import { Link } from '@tanstack/react-router'
import type { JSX } from 'react'

import { StatusTag } from '../../shared/StatusTag.tsx'
import styles from './rounds.module.css'

/** Needs that were told, and how far they are; with `answers` what came of them. */
export function Told({
  needs,
  answers = false
}: {
  needs: readonly ToldNeed[]
  answers?: boolean
}): JSX.Element | null {
  if (needs.length === 0) return null
  return (
    <ul className={styles['needs']}>
      {needs.map((need) => (
        <li key={need.id}>
          <Title need={need} />
          <StatusTag status={need.status} />
          {answers && need.answer && <p>{fill(roundTexts.answer, { answer: need.answer })}</p>}
        </li>
      ))}
    </ul>
  )
}

function Title({ need: { id, title, code, opens } }: { need: ToldNeed }): JSX.Element {
  const { place } = useApi()
  if (!opens) return <span>{title}</span>
  return (
    <Link to="/$place/needs/$needId" params={{ place, needId: id }} search={{}} title={code}>
      {title}
    </Link>
  )
}
