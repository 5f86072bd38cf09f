import type { NeedEvent } from '@hongchao/contract'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { eventTexts } from '@hongchao/web/texts/needs.ts'
import { Checkbox } from 'antd'
import { type JSX, useState } from 'react'

import { EyeOutlined, LockOutlined } from '../../shared/icons.ts'
import { Photos } from '../../shared/Photos.tsx'
import { When } from '../../shared/When.tsx'
import { detailLines } from './event-details.ts'
import styles from './needs.module.css'

const { pane } = needsTexts

/** Every step; those that the requester sees look unlike those that stay inside. */
export function Timeline({ events }: { events: NeedEvent[] }): JSX.Element {
  const [publicOnly, setPublicOnly] = useState(false)
  const mixed = events.some((event) => event.public) && events.some((event) => !event.public)
  const shown = publicOnly ? events.filter((event) => event.public) : events
  return (
    <section aria-labelledby="timeline-title">
      <div className={styles['timelineHead']}>
        <h3 id="timeline-title">{pane.timeline}</h3>
        {mixed && (
          <Checkbox checked={publicOnly} onChange={({ target }) => setPublicOnly(target.checked)}>
            {pane.publicOnly}
          </Checkbox>
        )}
      </div>
      <ol className={styles['timeline']}>
        {shown.map((event) => (
          <Step key={event.id} event={event} />
        ))}
      </ol>
    </section>
  )
}

function Step({ event }: { event: NeedEvent }): JSX.Element {
  const { at, kind, actor, text, photos } = event
  return (
    <li className={styles['step']} data-public={event.public} data-kind={kind}>
      <p className={styles['stepHead']}>
        <strong>{eventTexts[kind]}</strong>
        {actor && <span>{actor}</span>}
        <When at={at} />
        <span className={styles['seenBy']}>
          {event.public ? <EyeOutlined /> : <LockOutlined />}
          {event.public ? pane.public : pane.internal}
        </span>
      </p>
      {detailLines(event.details).map((line) => (
        <p key={line} className={styles['stepDetail']}>
          {line}
        </p>
      ))}
      {text && <p className={styles['text']}>{text}</p>}
      <Photos photos={photos} />
    </li>
  )
}
