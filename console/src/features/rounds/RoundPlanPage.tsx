import type { RoundPlanAction, RoundPlanDetail } from '@hongchao/contract'
import { errorText, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { useParams } from '@tanstack/react-router'
import { App, Button, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Nothing, Page } from '../../shared/Page.tsx'
import { PlanForm } from './PlanForm.tsx'
import { useRoundPlan } from './queries.ts'
import { RoundView } from './RoundView.tsx'
import styles from './rounds.module.css'
import { whenOf } from './RoundsPage.tsx'

/** One plan of monthly rounds, with the round that is open or any before it. */
export function RoundPlanPage(): JSX.Element {
  const { planId } = useParams({ from: '/$place/desk/rounds/$planId' })
  const { data, error, refetch } = useRoundPlan(planId)
  if (!data) return error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading />
  return (
    <Page title={data.title} actions={<Actions plan={data} />}>
      <p className={styles['soft']}>
        {data.organisation.name}　{whenOf(data)}　<Next plan={data} />
      </p>
      {data.rounds.length > 0 ? <RoundView plan={data} /> : <NoRound plan={data} />}
    </Page>
  )
}

function Next({ plan: { state, next } }: { plan: RoundPlanDetail }): JSX.Element {
  const now = useNow()
  if (state === 'ended') return <Tag>{texts.ended}</Tag>
  return <>{next && fill(texts.next, { day: longDayText(next, now) })}</>
}

function NoRound({ plan: { respondents, next } }: { plan: RoundPlanDetail }): JSX.Element {
  const now = useNow()
  const help = next ? fill(texts.noRoundHelp, { day: longDayText(next, now) }) : ''
  return (
    <Nothing title={texts.noRound}>
      <p>{respondents === 0 ? texts.noRespondents : help}</p>
    </Nothing>
  )
}

function Actions({ plan }: { plan: RoundPlanDetail }): JSX.Element {
  const { rounds } = useApi()
  const { modal, message } = App.useApp()
  const now = useNow()
  const [changing, setChanging] = useState(false)
  const open = useWrite(rounds.open, { changes: ['rounds'] })
  const end = useWrite(rounds.end, { changes: ['rounds'] })
  const asks: Record<Exclude<RoundPlanAction, 'change'>, { content: string; run: () => Promise<unknown> }> = {
    open: {
      content: fill(texts.openAsk, { day: plan.next ? longDayText(plan.next, now) : '' }),
      run: () => open.mutateAsync({ params: { id: plan.id } })
    },
    end: { content: texts.endAsk, run: () => end.mutateAsync({ params: { id: plan.id } }) }
  }
  const start = (action: RoundPlanAction): void => {
    if (action === 'change') return setChanging(true)
    const { content, run } = asks[action]
    const onOk = (): Promise<unknown> => run().catch((error: unknown) => void message.error(errorText(error)))
    modal.confirm({ title: texts[action], content, onOk })
  }
  return (
    <>
      {plan.availableActions.map((action) => (
        <Button key={action} danger={action === 'end'} onClick={() => start(action)}>
          {texts[action]}
        </Button>
      ))}
      {changing && <PlanForm plan={plan} onClose={() => setChanging(false)} />}
    </>
  )
}
