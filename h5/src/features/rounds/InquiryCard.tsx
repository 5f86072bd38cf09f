import type { Inquiry, InquiryAction, ToldNeed } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { statusTexts } from '@hongchao/web/texts/needs.ts'
import { roundsTexts as texts } from '@hongchao/web/texts/phone/rounds.ts'
import { outcomeText } from '@hongchao/web/texts/round-words.ts'
import { inquiryActionTexts, roundTexts } from '@hongchao/web/texts/rounds.ts'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'

import { ContactSheet } from '../../shared/ContactSheet.tsx'
import { icons } from '../../shared/icons.tsx'
import { NoneSheet, UnreachedSheet } from './OutcomeSheets.tsx'
import { TellSheet } from './TellSheet.tsx'

type Doing = InquiryAction | 'call'

/** Somebody to ask: what they told before, so that one can say how far it is, and what one can record. */
export function InquiryCard({ inquiry }: { inquiry: Inquiry }): ReactNode {
  const [doing, setDoing] = useState<Doing>()
  const { id, name, organisation, phone, needs, before, availableActions } = inquiry
  const close = (): void => setDoing(undefined)
  return (
    <article className="panel inquiry" aria-labelledby={`${id}-name`}>
      <div className="panel-head">
        <h4 id={`${id}-name`}>{name}</h4>
        {phone && (
          <button
            type="button"
            className="text-button"
            aria-label={`${texts.call} ${name}`}
            onClick={() => setDoing('call')}
          >
            {icons.phone}
            {texts.call}
          </button>
        )}
      </div>
      {organisation && <p className="soft small">{organisation.name}</p>}
      <State inquiry={inquiry} />
      <Told title={roundTexts.told} needs={needs} />
      <Told title={roundTexts.before} needs={before} />
      <div className="inquiry-actions">
        {availableActions.map((action) => (
          <button
            key={action}
            type="button"
            className={`button-link ${action === 'takeDown' && !inquiry.outcome ? 'primary' : ''}`}
            aria-label={`${inquiryActionTexts[action]} ${name}`}
            onClick={() => setDoing(action)}
          >
            {inquiryActionTexts[action]}
          </button>
        ))}
      </div>
      {doing === 'takeDown' && <TellSheet inquiry={inquiry} onClose={close} />}
      {doing === 'noteNone' && <NoneSheet inquiry={inquiry} onClose={close} />}
      {doing === 'noteUnreached' && <UnreachedSheet inquiry={inquiry} onClose={close} />}
      {doing === 'call' && <Telephone id={id} onClose={close} />}
    </article>
  )
}

function State({ inquiry }: { inquiry: Inquiry }): ReactNode {
  const { outcome, late, reason } = inquiry
  if (outcome === undefined) return late && <p className="round-late">{outcomeText(inquiry)}</p>
  return (
    <p>
      {outcomeText(inquiry)}
      {reason && `：${reason}`}
      {late && <span className="round-late">（{roundTexts.lateDone}）</span>}
    </p>
  )
}

function Told({ title, needs }: { title: string; needs: readonly ToldNeed[] }): ReactNode {
  if (needs.length === 0) return null
  return (
    <div className="inquiry-told">
      <p className="soft small">{title}</p>
      <ul>
        {needs.map((need) => (
          <li key={need.id}>
            <Title need={need} />
            <small className="soft">
              {[statusTexts[need.status], need.office && fill(roundTexts.with, { office: need.office })]
                .filter(Boolean)
                .join(' · ')}
            </small>
            {need.answer && <small>{fill(roundTexts.answer, { answer: need.answer })}</small>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Title({ need: { id, title, opens } }: { need: ToldNeed }): ReactNode {
  if (!opens) return <span>{title}</span>
  return (
    <Link to="/needs/$id" params={{ id }}>
      {title}
    </Link>
  )
}

function Telephone({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { rounds } = useApi()
  const { mutate, ...contact } = useWrite(rounds.contact)
  const read = (reason: string): void => mutate({ params: { id }, body: { reason } })
  return <ContactSheet reading={{ ...contact, read }} onClose={onClose} />
}
