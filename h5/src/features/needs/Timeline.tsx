import { AssistResult, type NeedEvent, OrderCause, PleaKind } from '@hongchao/contract'
import { useNow } from '@hongchao/web'
import { duePhrase } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts } from '@hongchao/web/texts/assists.ts'
import { eventTexts } from '@hongchao/web/texts/needs.ts'
import { orderCauseTexts } from '@hongchao/web/texts/orders.ts'
import { pleaKindTexts } from '@hongchao/web/texts/pleas.ts'
import { eventDetailTexts, needTexts } from '@hongchao/web/texts/phone/need.ts'
import { dayText } from '@hongchao/web/when.ts'
import type { ReactNode } from 'react'

import { PhotoStrip } from '../../shared/photos/PhotoStrip.tsx'
import { When } from '../../shared/When.tsx'

/** The story, the newest step first; what only staff see is said so. */
export function Timeline({ events }: { events: readonly NeedEvent[] }): ReactNode {
  if (events.length === 0) return null
  return (
    <section className="panel">
      <h2>{needTexts.story}</h2>
      <ol className="timeline">
        {events.toReversed().map((event) => (
          <Step key={event.id} event={event} />
        ))}
      </ol>
    </section>
  )
}

function Step({ event }: { event: NeedEvent }): ReactNode {
  const lines = detailLines(event, useNow())
  return (
    <li className={event.public ? undefined : 'internal'}>
      <p>
        <strong>{eventTexts[event.kind]}</strong>
        {event.actor && event.actor !== event.details['to'] && <span> · {event.actor}</span>}
        {!event.public && <span className="tag">{needTexts.internal}</span>}
      </p>
      <p className="soft small">
        <When at={event.at} />
      </p>
      {lines.length > 0 && <p className="small">{lines.join(' · ')}</p>}
      {event.text && <p className="pre">{event.text}</p>}
      <PhotoStrip photos={event.photos} />
    </li>
  )
}

function detailLines({ kind, details }: NeedEvent, now: Date): string[] {
  return Object.entries(details).flatMap(([name, value]) => {
    if (name === 'solved') return [value ? needTexts.solved : needTexts.notSolved]
    const text = eventDetailTexts[`${kind}.${name}`] ?? eventDetailTexts[name]
    // By hand: whose it was stands beside it.
    if (text === undefined || (name === 'because' && value === 'hand')) return []
    return [fill(text, { value: valueText(name, String(value), now) })]
  })
}

function valueText(name: string, value: string, now: Date): string {
  if (name === 'dueAt' || name === 'dueBefore' || name === 'comeBy') return duePhrase(value, now)
  if (name === 'until') return dayText(value, now)
  if (name === 'because') return orderCauseTexts[OrderCause.parse(value)]
  if (name === 'result') return assistResultTexts[AssistResult.parse(value)]
  return name === 'plea' ? pleaKindTexts[PleaKind.parse(value)] : value
}
