import { useNow, useToAsk } from '@hongchao/web'
import { owedText } from '@hongchao/web/texts/round-words.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { icons } from '../../shared/icons.tsx'

/** Whom one is to ask this month, in a line that leads there. */
export function ToAsk(): ReactNode {
  const now = useNow()
  const waiting = useToAsk()
  if (!waiting) return null
  return (
    <Link to="/rounds" className={`notice to-ask ${waiting.late ? 'late' : ''}`}>
      <span>{owedText(waiting, now)}</span>
      {icons.forward}
    </Link>
  )
}
