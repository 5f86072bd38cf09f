import type { Occurrence, Recurrence } from '@hongchao/contract'
import { keyOf, useApi, useMe, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { recurrencesTexts as texts } from '@hongchao/web/texts/phone/recurrences.ts'
import { dateNotes, ruleText } from '@hongchao/web/texts/recurrence-words.ts'
import { occurrenceStateTexts, occurrenceTexts } from '@hongchao/web/texts/recurrences.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { EnrolSheet } from './EnrolSheet.tsx'
import './recurrences.css'

/** Services that come back by a rule, with their next dates; whoever records needs enrols their own organisation. */
export function RecurrencesPage(): ReactNode {
  const { place, recurrences } = useApi()
  const query = useQuery({ queryKey: keyOf(place, 'recurrences', 'list'), queryFn: () => recurrences.list() })
  return (
    <Page title={texts.title}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty text={texts.empty} />
          ) : (
            items.map((service) => <Service key={service.id} service={service} />)
          )
        }
      </Loaded>
    </Page>
  )
}

function Service({ service }: { service: Recurrence }): ReactNode {
  const { name, details, location, rule, starts, ends, state, reason, dates } = service
  return (
    <section className="panel">
      <h2>{name}</h2>
      <p>
        {ruleText(rule)} {starts}–{ends}
      </p>
      <p className="soft">{location}</p>
      <p>{details}</p>
      {state === 'paused' && <p className="notice">{fill(texts.paused, { reason: reason ?? '' })}</p>}
      {dates.length === 0 && <p className="soft">{texts.noDates}</p>}
      <ul className="occurrences">
        {dates.slice(0, 4).map((date) => (
          <li key={date.id}>
            <DateRow date={date} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function DateRow({ date }: { date: Occurrence }): ReactNode {
  const me = useMe().data
  const now = useNow()
  const [enrolling, setEnrolling] = useState(false)
  const organisation = me?.person?.organisation
  const enrols = organisation !== undefined && me?.permissions.includes('needs.record') && date.state === 'planned'
  const left = date.free === undefined ? undefined : fill(occurrenceTexts.free, { free: date.free })
  const counted = fill(occurrenceTexts.enrolled, { organisations: date.organisations, people: date.people })
  return (
    <>
      <div>
        <strong>{longDayText(date.heldOn ?? date.plannedOn, now)}</strong>
        <small className="soft">
          {date.state === 'planned' ? [counted, left].filter(Boolean).join('，') : occurrenceStateTexts[date.state]}
        </small>
        {dateNotes(date).map((note) => (
          <small key={note} className="soft">
            {note}
          </small>
        ))}
      </div>
      {enrols && (
        <Button size="small" onClick={() => setEnrolling(true)}>
          {texts.enrol}
        </Button>
      )}
      {enrolling && organisation && (
        <EnrolSheet date={date} organisation={organisation} onClose={() => setEnrolling(false)} />
      )}
    </>
  )
}
