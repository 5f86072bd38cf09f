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
  const now = useNow()
  const organisation = useEnrolled(date)
  const [enrolling, setEnrolling] = useState(false)
  return (
    <>
      <div>
        <strong>{longDayText(date.heldOn ?? date.plannedOn, now)}</strong>
        <small className="soft">{countedText(date)}</small>
        {dateNotes(date).map((note) => (
          <small key={note} className="soft">
            {note}
          </small>
        ))}
      </div>
      {organisation && (
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

/** The caller's own organisation, where they may enrol it for the date. */
function useEnrolled({ state }: Occurrence): { id: string; name: string } | undefined {
  const me = useMe().data
  const enrols = state === 'planned' && me?.permissions.includes('needs.record')
  return enrols ? me?.person?.organisation : undefined
}

function countedText({ state, organisations, people, free }: Occurrence): string {
  if (state !== 'planned') return occurrenceStateTexts[state]
  const counted = fill(occurrenceTexts.enrolled, { organisations, people })
  return free === undefined ? counted : `${counted}，${fill(occurrenceTexts.free, { free })}`
}
