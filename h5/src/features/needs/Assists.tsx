import type { Assist, NeedDetail } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { assistResultTexts, assistStateTexts, assistsTexts } from '@hongchao/web/texts/assists.ts'
import type { ReactNode } from 'react'

import { ClockBadge } from '../../shared/needs/ClockBadge.tsx'

/** What other offices do for it beside the lead. */
export function Assists({ need: { id, assists, assisting } }: { need: NeedDetail }): ReactNode {
  if (assists.length === 0) return null
  const ended = assisting.filter((each) => each.ended).length
  return (
    <section className="panel">
      <h2>{fill(assistsTexts.list, { ended, count: assisting.length })}</h2>
      {ended < assisting.length && <p className="soft small">{assistsTexts.hint}</p>}
      {assists.map((assist) => (
        <Row key={assist.id} assist={assist} needId={id} />
      ))}
    </section>
  )
}

function Row({ assist, needId }: { assist: Assist; needId: string }): ReactNode {
  const { name, state, result, handler, instructions, returnReason, answer, clock } = assist
  const facts = [assistStateTexts[state], result && assistResultTexts[result], handler]
  return (
    <div className="assist">
      <div className="need-card-foot">
        <strong>{name}</strong>
        {state !== 'released' && <ClockBadge clock={clock} clocks={[clock]} needId={needId} />}
      </div>
      <p className="soft small">{facts.filter(Boolean).join(' · ')}</p>
      {instructions && <p className="small pre">{fill(assistsTexts.ask, { text: instructions })}</p>}
      {returnReason && <p className="small pre">{fill(assistsTexts.whyReturned, { text: returnReason })}</p>}
      {answer && <p className="pre">{answer}</p>}
    </div>
  )
}
