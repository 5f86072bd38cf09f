import type { MeetingNeed } from '@hongchao/contract'
import { fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { meetingsTexts as texts } from '@hongchao/web/texts/console/meetings.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, useTitle } from '../../shared/Page.tsx'
import styles from './paper.module.css'
import { useMeeting } from './queries.ts'

const route = getRouteApi('/$place/meetings/$meetingId/print')
const { columns } = texts

/** What became of each need of a meeting, on A4, to be handed out at the next. */
export function MeetingPrintPage(): JSX.Element {
  const { meetingId } = route.useParams()
  const { data, error, refetch } = useMeeting(meetingId)
  const heading = fill(texts.paperTitle, { title: data?.meeting.title ?? '' })
  useTitle(heading)
  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading />
  const { meeting, needs } = data
  const answered = needs.filter(({ answer }) => answer !== undefined).length
  return (
    <main className={styles['paper']}>
      <Button type="primary" className={styles['button']} onClick={() => window.print()}>
        {texts.printed}
      </Button>
      <h1>{heading}</h1>
      <p>{fill(texts.paperHead, { organisation: meeting.organisation.name, when: fullDate(meeting.heldAt) })}</p>
      <p>{fill(texts.paperCount, { count: needs.length, answered, open: needs.length - answered })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.code}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.text}</th>
            <th scope="col">{columns.office}</th>
            <th scope="col">{columns.answer}</th>
          </tr>
        </thead>
        <tbody>
          {needs.map((each) => (
            <Told key={each.need.id} told={each} />
          ))}
        </tbody>
      </table>
    </main>
  )
}

function Told({ told: { need, text, answer } }: { told: MeetingNeed }): JSX.Element {
  return (
    <tr>
      <td>{need.code}</td>
      <td>{need.organisation?.name}</td>
      <td>{text ?? need.title}</td>
      <td>{need.team?.name ?? need.department?.name}</td>
      <td>{answer ?? statusTexts[need.status]}</td>
    </tr>
  )
}
