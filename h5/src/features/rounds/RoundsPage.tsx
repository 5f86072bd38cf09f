import type { RoundDetail } from '@hongchao/contract'
import { useNow, useOwnRounds } from '@hongchao/web'
import { explainRound, fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { roundsTexts as texts } from '@hongchao/web/texts/phone/rounds.ts'
import { roundName } from '@hongchao/web/texts/round-words.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import { whenText } from '@hongchao/web/when.ts'
import { type ReactNode, useState } from 'react'

import { Empty } from '../../shared/Empty.tsx'
import { Loaded } from '../../shared/Loaded.tsx'
import { Page } from '../../shared/Page.tsx'
import { Refreshable } from '../../shared/Refreshable.tsx'
import { Sheet } from '../../shared/Sheet.tsx'
import { InquiryCard } from './InquiryCard.tsx'
import './rounds.css'

/** 每月走访: whom one is to ask in each round that is open; who is still open stands first. */
export function RoundsPage(): ReactNode {
  const query = useOwnRounds()
  return (
    <Page title={texts.title}>
      <Refreshable onRefresh={query.refetch}>
        <Loaded query={query} dated>
          {({ items }) =>
            items.length === 0 ? (
              <Empty text={texts.empty} />
            ) : (
              items.map((round) => <OwnRound key={round.id} round={round} />)
            )
          }
        </Loaded>
      </Refreshable>
    </Page>
  )
}

function OwnRound({ round }: { round: RoundDetail }): ReactNode {
  const { id, plan, month, inquiries } = round
  const open = inquiries.filter(({ outcome }) => outcome === undefined)
  const done = inquiries.filter(({ outcome }) => outcome !== undefined)
  return (
    <section className="cards" aria-labelledby={id}>
      <div className="panel">
        <h2 id={id}>{roundName({ title: plan.name, month })}</h2>
        <Due round={round} />
        {plan.questions.length > 0 && (
          <details>
            <summary>{roundTexts.questions}</summary>
            <ul className="round-questions">
              {plan.questions.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {open.length > 0 ? (
        <h3 className="round-group">{fill(texts.todo, { count: open.length })}</h3>
      ) : (
        <p className="panel soft">{texts.allDone}</p>
      )}
      {open.map((inquiry) => (
        <InquiryCard key={inquiry.id} inquiry={inquiry} />
      ))}
      {done.length > 0 && <h3 className="round-group">{fill(texts.done, { count: done.length })}</h3>}
      {done.map((inquiry) => (
        <InquiryCard key={inquiry.id} inquiry={inquiry} />
      ))}
    </section>
  )
}

function Due({ round: { dueAt, steps } }: { round: RoundDetail }): ReactNode {
  const now = useNow()
  const [why, setWhy] = useState(false)
  const late = new Date(dueAt) < now
  return (
    <p className={late ? 'round-late' : 'soft'}>
      {fill(late ? texts.late : texts.due, { when: whenText(dueAt, now) })}
      <button type="button" className="text-button" onClick={() => setWhy(true)}>
        {texts.why}
      </button>
      {why && (
        <Sheet title={fill(texts.due, { when: fullDate(dueAt) })} onClose={() => setWhy(false)}>
          <ol className="round-questions">
            {explainRound(steps).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </Sheet>
      )}
    </p>
  )
}
