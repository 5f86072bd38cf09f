import type { Clock, Need } from '@hongchao/contract'
import { duePhrase } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { assistTexts, heldTexts, openStateTexts, stateTexts } from '@hongchao/web/texts/phone/need.ts'
import { dayText } from '@hongchao/web/when.ts'

export type Stated = Pick<
  Need,
  'status' | 'team' | 'department' | 'clock' | 'availableActions' | 'plea' | 'master' | 'assist'
>

/** Where a need stands, as a sentence; to whoever assists, where their own part does. */
export function stateText({ assist, ...need }: Stated, now: Date): string {
  if (!assist) return courseText(need, now)
  const due = dueText(assist.clock, now)
  if (assist.whistle) return fill(assistTexts.called, { due, spot: assist.whistle.spot })
  return fill(assistTexts[assist.state === 'asked' ? 'asked' : 'handling'], { due })
}

/** 已派给暖心橙服务队，3 月 6 日 18:00 前答复. */
function courseText(
  { status, team, department, clock, availableActions, plea, master }: Omit<Stated, 'assist'>,
  now: Date
): string {
  const to = team?.name ?? department?.name ?? stateTexts.somebody
  switch (status) {
    case 'answered':
      return fill(stateTexts[availableActions.includes('evaluate') ? 'answeredMine' : 'answered'], { to })
    case 'merged':
      return mergedText(master, now)
    case 'closed':
    case 'refused':
    case 'withdrawn':
      return stateTexts[status]
    default:
      if (plea?.state === 'running') return fill(heldTexts[plea.kind], { to, until: dayText(plea.until, now) })
      return fill(openStateTexts[status][runs(clock) ? 'due' : 'open'], { to, due: dueText(clock, now) })
  }
}

/** How far the need is that this one was merged into. */
function mergedText(master: Need['master'], now: Date): string {
  const { status, office, dueAt } = master ?? {}
  if (!isOpen(status)) return stateTexts.merged
  const state = openStateTexts[status][dueAt ? 'due' : 'open']
  const due = dueAt ? duePhrase(dueAt, now) : ''
  return fill(stateTexts.mergedNow, { state: fill(state, { to: office ?? stateTexts.somebody, due }) })
}

function isOpen(status: Need['status'] | undefined): status is keyof typeof openStateTexts {
  return status !== undefined && status in openStateTexts
}

function runs(clock: Clock | undefined): clock is Clock {
  return clock !== undefined && clock.stoppedAt === undefined
}

function dueText(clock: Clock | undefined, now: Date): string {
  if (!clock) return ''
  const due = duePhrase(clock.dueAt, now)
  return clock.state === 'overdue' ? fill(stateTexts.late, { due }) : due
}
