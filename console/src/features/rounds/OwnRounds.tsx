import type { Inquiry, RoundDetail } from '@hongchao/contract'
import { useOwnRounds } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { roundName } from '@hongchao/web/texts/round-words.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Due } from './Due.tsx'
import { InquiryActions } from './InquiryActions.tsx'
import { Outcome } from './Outcome.tsx'
import { Phone } from './Phone.tsx'
import styles from './rounds.module.css'
import { Told } from './Told.tsx'

/** Whom the caller is to ask: who is still open first, with what they told the last time. */
export function OwnRounds(): JSX.Element | undefined {
  const { data, error, refetch } = useOwnRounds()
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data || data.items.length === 0) return undefined
  return (
    <section className={styles['section']} aria-labelledby="own-rounds">
      <h2 id="own-rounds">{texts.mine}</h2>
      {data.items.map((round) => (
        <OwnRound key={round.id} round={round} />
      ))}
    </section>
  )
}

function OwnRound({ round }: { round: RoundDetail }): JSX.Element {
  const { plan, month, inquiries } = round
  const inOrder = inquiries.toSorted((a, b) => Number(a.outcome !== undefined) - Number(b.outcome !== undefined))
  return (
    <article className={styles['own']}>
      <header>
        <h3>{roundName({ title: plan.name, month })}</h3>
        <Due round={round} />
      </header>
      {plan.questions.length > 0 && (
        <p className={styles['soft']}>
          {roundTexts.questions}：{plan.questions.join('　')}
        </p>
      )}
      <ul>
        {inOrder.map((inquiry) => (
          <li key={inquiry.id}>
            <OwnInquiry inquiry={inquiry} questions={plan.questions} />
          </li>
        ))}
      </ul>
    </article>
  )
}

function OwnInquiry({ inquiry, questions }: { inquiry: Inquiry; questions: readonly string[] }): JSX.Element {
  const { id, name, organisation, phone, needs, before } = inquiry
  return (
    <>
      <div className={styles['who']}>
        <strong>{name}</strong>
        <span className={styles['soft']}>{organisation?.name}</span>
        {phone && <Phone id={id} masked={phone} />}
      </div>
      <div className={styles['what']}>
        <Outcome inquiry={inquiry} />
        <Told needs={needs} />
        {before.length > 0 && (
          <>
            <span className={styles['soft']}>{fill('{title}：', { title: roundTexts.before })}</span>
            <Told needs={before} answers />
          </>
        )}
      </div>
      <InquiryActions inquiry={inquiry} questions={questions} />
    </>
  )
}
