import type { Need, NeedAction } from '@hongchao/contract'
import { actionText, isImmediate, nextStep } from '@hongchao/web/actions.ts'
import { fill } from '@hongchao/web/fill.ts'
import { escalationsTexts } from '@hongchao/web/texts/escalations.ts'
import { ordersTexts } from '@hongchao/web/texts/orders.ts'
import { whistlesTexts } from '@hongchao/web/texts/whistles.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { ClockBadge } from './ClockBadge.tsx'
import { StateText } from './StateText.tsx'
import { useAct } from './use-act.ts'
import './need-card.css'

type Props = {
  need: Need
  /** With the next action as a button, where it is somebody's turn. */
  act?: boolean
  /** In a list of one's own: what one wrote down for somebody else is marked. */
  own?: boolean
  /** What there is to do on its page. */
  open?: string
}

/** A need in a list: what, where it stands, by when. */
export function NeedCard({ need, act = false, own = false, open }: Props): ReactNode {
  const [next] = act ? need.availableActions : []
  const clock = need.assist?.clock ?? need.clock
  return (
    <article className="need-card" aria-labelledby={`${need.id}-title`}>
      {need.team && <span className="team-band" style={{ background: need.team.color }} />}
      <h3 id={`${need.id}-title`}>
        <Link to="/needs/$id" params={{ id: need.id }} className="need-card-title">
          {need.title}
        </Link>
      </h3>
      <p className="need-card-state">
        <StateText need={need} />
      </p>
      <p className="soft small">{particulars(need, own).join(' · ')}</p>
      <div className="need-card-foot">
        {clock && !clock.stoppedAt ? <ClockBadge clock={clock} needId={need.id} /> : <span />}
        {next && <NextAction need={need} action={next} />}
        <Open need={need} text={open} />
      </div>
    </article>
  )
}

function particulars(
  { code, organisation, location, reopened, urged, bounces, orders, escalatedTo, whistle, mine }: Need,
  own: boolean
): string[] {
  const parts = [
    code,
    own && !mine && needTexts.recorded,
    organisation?.name,
    location,
    reopened && needTexts.reopened,
    urged > 0 && fill(needTexts.urged, { count: urged }),
    escalatedTo && fill(escalationsTexts.at, { name: escalatedTo }),
    whistle && fill(whistlesTexts.count, { name: whistle }),
    orders > 0 && fill(ordersTexts.count, { count: orders }),
    bounces > 0 && fill(needTexts.bounces, { count: bounces })
  ]
  return parts.filter((part) => typeof part === 'string')
}

function Open({ need: { id, code }, text }: { need: Need; text: string | undefined }): ReactNode {
  if (!text) return null
  return (
    <Link to="/needs/$id" params={{ id }} aria-label={`${text} ${code}`} className="button-link need-card-next">
      {text}
    </Link>
  )
}

/** What needs no words is done at once, the rest opens where it can be written. */
function NextAction({ need, action }: { need: Need; action: NeedAction }): ReactNode {
  const acting = useAct(need.id)
  const look = `button-link need-card-next ${nextStep(need) ? 'primary' : ''}`
  const name = `${actionText(action, need)} ${need.code}`
  if (isImmediate(action)) {
    return (
      <button
        type="button"
        className={look}
        aria-label={name}
        aria-busy={acting.pending}
        disabled={acting.pending}
        onClick={() => void acting.act({ action }).catch(() => undefined)}
      >
        {actionText(action, need)}
      </button>
    )
  }
  return (
    <Link to="/needs/$id" params={{ id: need.id }} search={{ do: action }} aria-label={name} className={look}>
      {actionText(action, need)}
    </Link>
  )
}
