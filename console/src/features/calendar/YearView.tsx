import { fill } from '@hongchao/web/fill.ts'
import { calendarTexts as texts, dayStateTexts } from '@hongchao/web/texts/console/calendar.ts'
import type { JSX } from 'react'

import styles from './calendar.module.css'
import type { Day, Month } from './days.ts'

/** A year at a look: days off and make-up days by colour, word and mark. */
export function YearView({ months, today }: { months: Month[]; today: string }): JSX.Element {
  return (
    <div className={styles['year']}>
      {months.map((month) => (
        <MonthView key={month.month} month={month} today={today} />
      ))}
    </div>
  )
}

function MonthView({ month: { month, empty, days }, today }: { month: Month; today: string }): JSX.Element {
  const title = fill(texts.month, { month })
  return (
    <section className={styles['month']} aria-label={title}>
      <h3>{title}</h3>
      <ol className={styles['week']} aria-hidden>
        {texts.weekdays.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      <ol className={styles['days']}>
        {days.map((day, index) => (
          <DayCell key={day.date} day={day} before={index === 0 ? empty : 0} isToday={day.date === today} />
        ))}
      </ol>
    </section>
  )
}

function DayCell({ day, before, isToday }: { day: Day; before: number; isToday: boolean }): JSX.Element {
  const { date, number, state, name } = day
  const words = [date, dayStateTexts[state], name, isToday ? texts.today : undefined].filter(Boolean).join(' ')
  return (
    <li
      className={styles[state]}
      title={words}
      data-today={isToday || undefined}
      style={before > 0 ? { gridColumnStart: before + 1 } : undefined}
    >
      {number}
      {state === 'holiday' && <sup>{texts.off}</sup>}
      {state === 'makeUpDay' && <sup>{texts.worked}</sup>}
      <span className="hidden">{state === 'working' ? '' : dayStateTexts[state]}</span>
    </li>
  )
}
