import { type Meeting, meetingsRoutes } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Loading, Page } from '../../shared/Page.tsx'
import { When } from '../../shared/When.tsx'
import { Entry } from './Entry.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import styles from './meetings.module.css'
import { NeedsTable } from './NeedsTable.tsx'
import { useMeeting } from './queries.ts'

const route = getRouteApi('/$place/desk/meetings/$meetingId')

/** One meeting: what became of the last one’s needs, who came, and what is being said now. */
export function MeetingPage(): JSX.Element {
  const { meetingId } = route.useParams()
  const { data, error, refetch } = useMeeting(meetingId)
  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading />
  const { meeting, needs, before } = data
  return (
    <Page title={meeting.title} actions={<Actions meeting={meeting} />}>
      <p className={styles['facts']}>
        {meeting.organisation.name}　<When at={meeting.heldAt} />
        {meeting.location && `　${meeting.location}`}
      </p>
      <Agenda meeting={meeting} />
      {before && (
        <section className={styles['section']}>
          <h2>{fill(texts.before, { title: before.meeting.title })}</h2>
          <NeedsTable needs={before.needs} empty={texts.nothingBefore} />
        </section>
      )}
      <section className={styles['section']}>
        <h2>{texts.entry}</h2>
        <Entry meeting={meeting} />
      </section>
      <section className={styles['section']}>
        <h2>{texts.takenDown}</h2>
        <NeedsTable needs={needs} empty={texts.nothingYet} />
      </section>
    </Page>
  )
}

function Actions({ meeting }: { meeting: Meeting }): JSX.Element {
  const { place, save } = useApi()
  const [editing, setEditing] = useState(false)
  return (
    <>
      <Link to="/$place/meetings/$meetingId/print" params={{ place, meetingId: meeting.id }}>
        {texts.print}
      </Link>
      <ExportButton save={() => save(meetingsRoutes.export, { params: { id: meeting.id } })} />
      <Button onClick={() => setEditing(true)}>{texts.edit}</Button>
      {editing && <MeetingForm meeting={meeting} onClose={() => setEditing(false)} />}
    </>
  )
}

function Agenda({ meeting: { agenda, attendees } }: { meeting: Meeting }): JSX.Element {
  const came = attendees.map(({ name, organisation }) =>
    organisation ? fill(texts.attended, { name, organisation: organisation.name }) : name
  )
  return (
    <dl className={styles['agenda']}>
      <dt>{texts.agendaTitle}</dt>
      <dd>
        {agenda.length === 0 ? (
          texts.none
        ) : (
          <ol>
            {agenda.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )}
      </dd>
      <dt>{fill(texts.attendance, { count: attendees.length })}</dt>
      <dd>{came.length === 0 ? texts.none : came.join('、')}</dd>
    </dl>
  )
}
