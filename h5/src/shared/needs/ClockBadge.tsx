import type { Clock, ExplainedClock } from '@hongchao/contract'
import { remainingPhrase } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { clockTexts } from '@hongchao/web/texts/phone/need.ts'
import { lazy, type ReactNode, Suspense, useState } from 'react'

import { icons } from '../icons.tsx'
import './clock.css'

const ClockSheet = lazy(() => import('./ClockSheet.tsx').then((module) => ({ default: module.ClockSheet })))

type Props = {
  clock: Clock
  /** The account of the due times, where the page has it; else it is asked for, by the id of the need. */
  clocks?: readonly ExplainedClock[]
  needId: string
}

/** Remaining or overdue time by shape, word and colour; a tap explains it line by line. */
export function ClockBadge({ clock, clocks, needId }: Props): ReactNode {
  const [open, setOpen] = useState(false)
  const text = badgeText(clock)
  return (
    <>
      <button
        type="button"
        className={`clock ${clock.state}`}
        aria-label={fill(clockTexts.explain, { text })}
        onClick={() => setOpen(true)}
      >
        {icons[clock.state]}
        <span>{text}</span>
      </button>
      {open && (
        <Suspense>
          <ClockSheet clocks={clocks} needId={needId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

function badgeText({ state, remaining, provisional }: Clock): string {
  const phrase = remainingPhrase(remaining, state)
  const whole = state === 'dueSoon' ? `${clockTexts.word.dueSoon} · ${phrase}` : phrase
  return provisional ? `${whole}（${clockTexts.provisional}）` : whole
}
