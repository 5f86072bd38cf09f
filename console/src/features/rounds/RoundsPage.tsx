import type { RoundPlan } from '@hongchao/contract'
import { useApi, useMay, useNow } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { limitTexts } from '@hongchao/web/texts/due.ts'
import { monthText } from '@hongchao/web/texts/round-words.ts'
import { roundTexts } from '@hongchao/web/texts/rounds.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Nothing, Page } from '../../shared/Page.tsx'
import { OwnRounds } from './OwnRounds.tsx'
import { PlanForm } from './PlanForm.tsx'
import { useRoundPlans } from './queries.ts'
import styles from './rounds.module.css'

const { columns: titles } = texts

/** 每月走访: whom the caller is to ask now, and for whoever looks after it all rounds there are. */
export function RoundsPage(): JSX.Element {
  const { place } = useApi()
  const may = useMay()
  const navigate = useNavigate()
  const [founding, setFounding] = useState(false)
  const close = (plan?: RoundPlan): void => {
    setFounding(false)
    if (plan) void navigate({ to: '/$place/rounds/$planId', params: { place, planId: plan.id }, search: {} })
  }
  return (
    <Page
      title={roundTexts.title}
      actions={
        may('needs.dispatch') && (
          <Button type="primary" onClick={() => setFounding(true)}>
            {texts.found}
          </Button>
        )
      }
    >
      <p className={styles['soft']}>{texts.help}</p>
      <OwnRounds />
      {may('needs.read') && <Plans />}
      {founding && <PlanForm onClose={close} />}
    </Page>
  )
}

function Plans(): JSX.Element {
  const { data, error, isPending, refetch } = useRoundPlans(true)
  return (
    <section className={styles['section']} aria-labelledby="round-plans">
      <h2 id="round-plans">{texts.desk}</h2>
      <ErrorNote error={error} onRetry={refetch} />
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        columns={columns}
        dataSource={data?.items ?? []}
        pagination={false}
        locale={{ emptyText: <Nothing title={texts.empty} /> }}
      />
    </section>
  )
}

const columns: TableColumnsType<RoundPlan> = [
  { title: titles.title, render: (_, plan) => <PlanLink plan={plan} /> },
  { title: titles.organisation, width: 200, ellipsis: true, render: (_, { organisation }) => organisation.name },
  { title: titles.when, width: 250, render: (_, plan) => whenOf(plan) },
  { title: titles.round, width: 270, render: (_, { round }) => (round ? <Progress round={round} /> : texts.noRound) },
  { title: titles.next, width: 150, render: (_, plan) => <Next plan={plan} /> }
]

function PlanLink({ plan: { id, title, state } }: { plan: RoundPlan }): JSX.Element {
  const { place } = useApi()
  return (
    <>
      <Link to="/$place/rounds/$planId" params={{ place, planId: id }} search={{}}>
        {title}
      </Link>
      {state === 'ended' && <Tag className={styles['tag']}>{texts.ended}</Tag>}
    </>
  )
}

export function whenOf({ opensOn, within: { amount, unit } }: Pick<RoundPlan, 'opensOn' | 'within'>): string {
  return fill(texts.every, { day: opensOn, limit: fill(limitTexts[unit], { amount }) })
}

function Progress({ round }: { round: NonNullable<RoundPlan['round']> }): JSX.Element {
  const { month, asked, respondents, late } = round
  return (
    <>
      {monthText(month)}　{fill(texts.progress, { asked, respondents })}
      {late > 0 && <span className={styles['late']}>　{fill(texts.progressLate, { late })}</span>}
    </>
  )
}

function Next({ plan: { next } }: { plan: RoundPlan }): JSX.Element {
  const now = useNow()
  return <>{next ? longDayText(next, now) : texts.none}</>
}
