import { InquiryAction, type InquiryOutcome, type NeedStatus, RoundPlanAction } from '@hongchao/contract'

import { addDays, type Calendar, dayAt, workdayFrom } from '../../kernel/calendar/index.ts'

/**
 * The day on which the round of a month opens: the day that was asked for, in a shorter month its last; on a day off the
 * next working day, or the last one before where that lies in the next month.
 */
export function openingDay(calendar: Calendar, month: string, opensOn: number): string {
  const last = lastDayOf(month)
  const asked = `${month}-${String(opensOn).padStart(2, '0')}`
  const day = asked < last ? asked : last
  const worked = workdayFrom(calendar, day)
  return worked <= last ? worked : (workdayBefore(calendar, day, `${month}-01`) ?? last)
}

function workdayBefore(calendar: Calendar, day: string, first: string): string | undefined {
  for (let earlier = addDays(day, -1); earlier >= first; earlier = addDays(earlier, -1)) {
    if (workdayFrom(calendar, earlier) === earlier) return earlier
  }
  return undefined
}

function lastDayOf(month: string): string {
  return addDays(`${monthAfter(month)}-01`, -1)
}

function monthAfter(month: string): string {
  return addDays(`${month}-01`, 31).slice(0, 7)
}

export function monthBefore(month: string): string {
  return addDays(`${month}-01`, -1).slice(0, 7)
}

type Pattern = { opensOn: number; firstDay: string }

/**
 * The month whose round should be open: the last one whose day has come since there was somebody to ask, which is from
 * `firstDay` on. A round that nobody could open on its day, at the end of a month, opens late; months further back are not
 * asked about any more.
 */
export function monthToOpen(calendar: Calendar, { opensOn, firstDay }: Pattern, now: Date): string | undefined {
  const today = dayAt(now)
  const month = today.slice(0, 7)
  return [month, monthBefore(month)].find((each) => {
    const day = openingDay(calendar, each, opensOn)
    return day <= today && day >= firstDay
  })
}

/** The day on which the next round opens, after the one of `opened`. */
export function nextOpening(
  calendar: Calendar,
  { opensOn, firstDay }: Pattern,
  opened: string | undefined,
  now: Date
): string {
  const today = dayAt(now)
  for (let month = today.slice(0, 7); ; month = monthAfter(month)) {
    const day = openingDay(calendar, month, opensOn)
    if (day >= firstDay && day >= today && (opened === undefined || month > opened)) return day
  }
}

type Asked = { outcome: InquiryOutcome | null; recordedAt: Date | null }

/** Not asked by the day on which it was due, or only after it. */
export function isLate({ recordedAt }: Asked, { dueAt }: { dueAt: Date }, now: Date): boolean {
  return (recordedAt ?? now) > dueAt
}

const moves: Record<InquiryOutcome | 'open', readonly InquiryAction[]> = {
  open: ['takeDown', 'noteNone', 'noteUnreached'],
  unreached: ['takeDown', 'noteNone', 'noteUnreached'],
  none: ['takeDown'],
  told: ['takeDown']
}

/** What may be done with an inquiry, while its round is open: who had no need may still think of one, never the other way. */
export function inquiryActions(
  { outcome }: Pick<Asked, 'outcome'>,
  { closedAt }: { closedAt: Date | null }
): InquiryAction[] {
  if (closedAt !== null) return []
  return InquiryAction.options.filter((action) => moves[outcome ?? 'open'].includes(action))
}

type Responsible = { desk: boolean; responsible: boolean }

/** The telephone is for asking: while the round is open, for whoever is responsible now or is at the desk in their place. */
export function mayCall({ closedAt }: { closedAt: Date | null }, { desk, responsible }: Responsible): boolean {
  return closedAt === null && (desk || responsible)
}

type Desk = { desk: boolean; respondents: number; openedFor: string | undefined }

/** What may be done with monthly rounds at the desk; this month's opens once, where there is somebody to ask. */
export function planActions(
  { state }: { state: 'active' | 'ended' },
  { desk, respondents, openedFor = '' }: Desk,
  now: Date
): RoundPlanAction[] {
  if (!desk || state === 'ended') return []
  const opens = respondents > 0 && openedFor < dayAt(now).slice(0, 7)
  return RoundPlanAction.options.filter((action) => action !== 'open' || opens)
}

const ended: ReadonlySet<NeedStatus> = new Set(['closed', 'refused', 'withdrawn'])

/** What a worker tells a respondent about: all of the round before, and of earlier ones what has not ended. */
export function isToReport(
  { roundId, status }: { roundId: string; status: NeedStatus },
  before: string | undefined
): boolean {
  return roundId === before || !ended.has(status)
}

type Seen = { outcome: InquiryOutcome | null; hidden: number; shown: number; own: boolean }

/**
 * The outcome as the caller may know it. That somebody told a need about the caller's own unit would show by an outcome
 * without a need: for whoever did not write it down themselves it is as if none had been told (domain rules §12).
 */
export function seenOutcome({ outcome, hidden, shown, own }: Seen): InquiryOutcome | null {
  return outcome === 'told' && hidden > 0 && shown === 0 && !own ? 'none' : outcome
}
