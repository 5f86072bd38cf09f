import { NeedAction, type NeedDetail } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { actionText, isImmediate, nextStep } from '@hongchao/web/actions.ts'
import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { type JSX, Suspense } from 'react'

import { actionKeys } from '../../shared/keys.ts'
import { Loading } from '../../shared/Page.tsx'
import { useHotkeys } from '../../shared/use-hotkeys.ts'
import { forms } from './forms/index.ts'
import styles from './needs.module.css'
import { useTakeAction } from './use-take-action.ts'

const { pane } = needsTexts

/** What the server lets this person do, in its order; the form of a chosen step opens above the buttons. */
export function ActionBar({ need }: { need: NeedDetail }): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const { do: wanted, ...rest } = useSearch({ from: '/$place' })
  const chosen = NeedAction.safeParse(wanted).data
  const action = chosen && need.availableActions.includes(chosen) ? chosen : undefined
  const take = useTakeAction()
  const choose = (next: NeedAction | undefined): void => {
    void navigate({ to: '.', params: { place }, search: { ...rest, do: next }, replace: true })
  }
  const start = (next: NeedAction): void => (isImmediate(next) ? take.start(need, next) : choose(next))
  const keys = need.availableActions.map((each) => [actionKeys[each], () => start(each)])
  useHotkeys({ ...Object.fromEntries(keys), ...(action && { Escape: () => choose(undefined) }) })

  const Form = action && !isImmediate(action) ? forms[action] : undefined
  return (
    <section className={styles['actions']} aria-label={pane.actions}>
      {Form && action && (
        <Suspense fallback={<Loading />}>
          <section className={styles['form']} aria-label={actionText(action, need)}>
            <Form key={action} need={need} action={action} onClose={() => choose(undefined)} />
          </section>
        </Suspense>
      )}
      {!Form && (
        <div className={styles['buttons']}>
          {need.availableActions.length === 0 && <p className={styles['muted']}>{pane.noActions[need.status]}</p>}
          {need.availableActions.map((each) => (
            <Button
              key={each}
              type={each === nextStep(need) ? 'primary' : 'default'}
              loading={isImmediate(each) && take.busy === need.id}
              aria-keyshortcuts={actionKeys[each]}
              onClick={() => start(each)}
            >
              {actionText(each, need)}
              <kbd>{actionKeys[each]}</kbd>
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
