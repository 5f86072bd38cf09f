import type { NeedDetail } from '@hongchao/contract'
import { answerPhotos } from '@hongchao/web/answer.ts'
import { fill } from '@hongchao/web/fill.ts'
import { needTexts } from '@hongchao/web/texts/phone/need.ts'
import type { ReactNode } from 'react'

import { copyText } from '../../shared/copy.ts'
import { icons } from '../../shared/icons.tsx'
import { ClockBadge } from '../../shared/needs/ClockBadge.tsx'
import { StateText } from '../../shared/needs/StateText.tsx'
import type { Acting } from '../../shared/needs/use-act.ts'
import { PhotoStrip } from '../../shared/photos/PhotoStrip.tsx'
import { ActionBar } from './ActionBar.tsx'
import { Assists } from './Assists.tsx'
import { Escalations } from './Escalations.tsx'
import { EvaluatePanel } from './EvaluatePanel.tsx'
import { Merging } from './Merging.tsx'
import { NeedFacts } from './NeedFacts.tsx'
import { OwnPublication } from './OwnPublication.tsx'
import { Orders } from './Orders.tsx'
import { PleaNote, ReturnNote } from './PleaNote.tsx'
import { Timeline } from './Timeline.tsx'
import { Whistles } from './Whistles.tsx'
import type { CodeAndKey } from './use-act-by-key.ts'
import '../../shared/needs/need-card.css'
import './needs.css'

type NeedViewProps = { need: NeedDetail; acting: Acting; pair?: CodeAndKey }

/** A need for whoever may see it: what they may do with it is what the server says. */
export function NeedView({ need, acting, pair }: NeedViewProps): ReactNode {
  return (
    <>
      <StatePanel need={need} />
      {need.plea && (
        <section className="panel">
          <PleaNote plea={need.plea} />
        </section>
      )}
      {need.returning && (
        <section className="panel">
          <ReturnNote returning={need.returning} />
        </section>
      )}
      {need.answer && (
        <section className="panel answer">
          <h2>{needTexts.answer}</h2>
          <p className="pre">{need.answer}</p>
          <PhotoStrip photos={answerPhotos(need.timeline)} />
        </section>
      )}
      {need.availableActions.includes('evaluate') && <EvaluatePanel need={need} acting={acting} />}
      <WhatPanel need={need} />
      <Orders need={need} />
      <Escalations need={need} />
      <Whistles need={need} />
      <Assists need={need} />
      <OwnPublication need={need} pair={pair} />
      <Merging need={need} />
      <NeedFacts need={need} />
      <Timeline events={need.timeline} />
      <ActionBar need={need} acting={acting} />
    </>
  )
}

function StatePanel({ need }: { need: NeedDetail }): ReactNode {
  const ended = need.status === 'withdrawn' || need.status === 'refused'
  return (
    <section className="panel need-state">
      {need.team && <span className="team-band" style={{ background: need.team.color }} />}
      <h2>
        <StateText need={need} />
      </h2>
      <div className="need-card-foot">
        {need.clock && !ended ? <ClockBadge clock={need.clock} clocks={need.clocks} needId={need.id} /> : <span />}
        <button
          type="button"
          className="text-button"
          aria-label={fill(needTexts.copyCode, { code: need.code })}
          onClick={() => void copyText(need.code)}
        >
          {need.code}
          {icons.copy}
        </button>
      </div>
    </section>
  )
}

/** A unit complained of reads what the clerk asks of it, never what was said about it. */
function WhatPanel({ need }: { need: NeedDetail }): ReactNode {
  if (need.shielded) {
    return (
      <section className="panel">
        <p className="notice">
          {icons.shield}
          <span>{needTexts.shielded}</span>
        </p>
        <h2>{needTexts.instructions}</h2>
        <p className="pre">{need.instructions ?? need.text}</p>
      </section>
    )
  }
  return (
    <section className="panel">
      <p className="pre need-text">{need.text}</p>
      <PhotoStrip photos={need.photos} />
      {need.instructions && (
        <div>
          <h3>{needTexts.instructions}</h3>
          <p className="pre">{need.instructions}</p>
        </div>
      )}
    </section>
  )
}
