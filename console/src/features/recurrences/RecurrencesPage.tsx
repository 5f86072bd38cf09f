import type { Occurrence, Recurrence } from '@hongchao/contract'
import { useApi, useMay, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { recurrenceTexts as texts } from '@hongchao/web/texts/console/recurrences.ts'
import { ruleText } from '@hongchao/web/texts/recurrence-words.ts'
import { occurrenceTexts } from '@hongchao/web/texts/recurrences.ts'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { FoundForm } from './FoundForm.tsx'
import { useRecurrences } from './queries.ts'
import styles from './recurrences.module.css'

/** Services that come back by a rule; the address may name the need of whose answer one is to be founded. */
export function RecurrencesPage(): JSX.Element {
  const may = useMay()
  const { need }: { need?: string | undefined } = useSearch({ from: '/$place/desk/recurrences' })
  const navigate = useNavigate({ from: '/$place/recurrences' })
  const [founding, setFounding] = useState(need !== undefined)
  const { data, error, refetch } = useRecurrences()
  const close = (): void => {
    setFounding(false)
    void navigate({ search: {}, replace: true })
  }
  return (
    <Page
      title={texts.title}
      actions={
        may('needs.dispatch') && (
          <Button type="primary" onClick={() => setFounding(true)}>
            {texts.found}
          </Button>
        )
      }
    >
      <p className={styles['help']}>{texts.help}</p>
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data?.items.length === 0 && <Nothing title={texts.empty} />}
      {data?.items.map((service) => (
        <Service key={service.id} service={service} />
      ))}
      {founding && <FoundForm needId={need} onClose={close} />}
    </Page>
  )
}

function Service({ service }: { service: Recurrence }): JSX.Element {
  const { place } = useApi()
  return (
    <article className={styles['service']}>
      <header>
        <h2>
          <Link to="/$place/recurrences/$recurrenceId" params={{ place, recurrenceId: service.id }} search={{}}>
            {service.name}
          </Link>
        </h2>
        {service.state !== 'active' && <Tag>{texts.states[service.state]}</Tag>}
        <span>
          {ruleText(service.rule)}　{service.starts}–{service.ends}
        </span>
        <span className={styles['soft']}>{service.location}</span>
      </header>
      <ul className={styles['dates']} aria-label={texts.next}>
        {service.dates.slice(0, 3).map((date) => (
          <li key={date.id}>
            <DateInShort date={date} />
          </li>
        ))}
        {service.dates.length === 0 && <li className={styles['soft']}>{texts.noDates}</li>}
      </ul>
    </article>
  )
}

function DateInShort({ date }: { date: Occurrence }): JSX.Element {
  const now = useNow()
  return (
    <>
      {longDayText(date.heldOn ?? date.plannedOn, now)}　
      <span className={styles['soft']}>
        {fill(occurrenceTexts.enrolled, { organisations: date.organisations, people: date.people })}
      </span>
    </>
  )
}
