import { type Callback, type CallbackAction, needsRoutes } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { callbackOutcomeTexts, callbacksTexts as texts } from '@hongchao/web/texts/callbacks.ts'
import { App, Button } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf } from '../../shared/form.ts'
import { Reveal } from '../../shared/Reveal.tsx'
import { When } from '../../shared/When.tsx'
import styles from './callbacks.module.css'
import { useClaim, usePhone } from './queries.ts'
import { ResultForm } from './ResultForm.tsx'

/** What was asked and answered, what earlier calls brought, and what may be done now. */
export function CallPane({ callback }: { callback: Callback }): JSX.Element {
  const { text, answer, results, availableActions } = callback
  return (
    <div className={styles['pane']}>
      <dl className={styles['facts']}>
        <dt>{texts.text}</dt>
        <dd>{text}</dd>
        <dt>{texts.answer}</dt>
        <dd>{answer ?? texts.noAnswer}</dd>
      </dl>
      {results.map((result) => (
        <ResultLine key={result.at} result={result} />
      ))}
      {availableActions.includes('enter') && (
        <>
          <Phone callback={callback} />
          <ResultForm callback={callback} />
        </>
      )}
      <Claim callback={callback} />
    </div>
  )
}

function ResultLine({ result }: { result: Callback['results'][number] }): JSX.Element {
  const { outcome, solved, score, words, by, at } = result
  const { scale } = useConfig().evaluation
  const solvedText = solved === undefined ? undefined : solved ? texts.solved.yes : texts.solved.no
  const said = [callbackOutcomeTexts[outcome], solvedText, score && scale[score - 1], words]
  return (
    <p>
      {said.filter(Boolean).join('　')}{' '}
      <span className={styles['quiet']}>
        {by} <When at={at} />
      </span>
    </p>
  )
}

const rule = ruleOf(needsRoutes.contact.body.shape.reason)

/** In full only to whoever calls, who says why; that is recorded. */
function Phone({ callback: { need } }: { callback: Callback }): JSX.Element {
  const reading = usePhone(need.id)
  return (
    <p>
      {reading.data?.name ?? need.requester?.name}{' '}
      <Reveal masked={need.requester?.phone} mayReveal reading={reading} rule={rule} />
    </p>
  )
}

const claims = {
  claim: { claimed: true, label: texts.claim, done: texts.claimed },
  release: { claimed: false, label: texts.release, done: texts.released }
} as const satisfies Partial<Record<CallbackAction, object>>

function Claim({ callback: { id, availableActions } }: { callback: Callback }): JSX.Element {
  const { message } = App.useApp()
  const claim = useClaim()
  return (
    <>
      {(['claim', 'release'] as const).map((action) => {
        const { claimed, label, done } = claims[action]
        if (!availableActions.includes(action)) return undefined
        return (
          <Button
            key={action}
            type={claimed ? 'primary' : 'link'}
            size="small"
            loading={claim.isPending}
            onClick={() =>
              claim.mutate({ params: { id }, body: { claimed } }, { onSuccess: () => void message.success(done) })
            }
          >
            {label}
          </Button>
        )
      })}
      <ErrorNote error={claim.error} />
    </>
  )
}
