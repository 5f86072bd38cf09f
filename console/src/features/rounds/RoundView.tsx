import { type Inquiry, type RoundDetail, type RoundPlanDetail, roundsRoutes } from '@hongchao/contract'
import { useApi } from '@hongchao/web'
import { roundsPageTexts as texts } from '@hongchao/web/texts/console/rounds.ts'
import { monthText } from '@hongchao/web/texts/round-words.ts'
import { outcomeTexts } from '@hongchao/web/texts/rounds.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Segmented, Select, Table, type TableColumnsType } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Loading } from '../../shared/Page.tsx'
import { Due } from './Due.tsx'
import { InquiryActions } from './InquiryActions.tsx'
import { Outcome } from './Outcome.tsx'
import { useRound } from './queries.ts'
import styles from './rounds.module.css'
import { Told } from './Told.tsx'

const { columns: titles } = texts
type Standing = keyof typeof outcomeTexts
const standings: Standing[] = ['open', 'late', 'told', 'none', 'unreached']

/** One month: who was asked, who was not, what was told and how far that is. The address says which month. */
export function RoundView({ plan }: { plan: RoundPlanDetail }): JSX.Element {
  const { round: chosen }: { round?: string | undefined } = useSearch({ from: '/$place/desk/rounds/$planId' })
  const navigate = useNavigate({ from: '/$place/rounds/$planId' })
  const shown = plan.rounds.find(({ month }) => month === chosen) ?? plan.rounds[0]!
  const { data, error, refetch } = useRound(shown.id)
  return (
    <>
      <div className={styles['bar']}>
        <Select
          aria-label={texts.pick}
          className={styles['month']}
          value={shown.month}
          options={plan.rounds.map(({ month }) => ({ value: month, label: monthText(month) }))}
          onChange={(month) => void navigate({ search: { round: month }, replace: true })}
        />
        {data && <Due round={data} />}
        {shown.closed && <span className={styles['soft']}>{texts.over}</span>}
        <Export id={shown.id} />
      </div>
      {data ? <Inquiries round={data} /> : error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading />}
    </>
  )
}

function Export({ id }: { id: string }): JSX.Element {
  const { save } = useApi()
  return <ExportButton save={() => save(roundsRoutes.export, { params: { id } })} />
}

function Inquiries({ round }: { round: RoundDetail }): JSX.Element {
  const [only, setOnly] = useState<Standing | 'all'>('all')
  const { inquiries, plan } = round
  const counted = standings.map((standing) => {
    const count = inquiries.filter((one) => standingOf(one) === standing).length
    return { value: standing, label: `${outcomeTexts[standing]} ${count}`, count }
  })
  const options = [
    { value: 'all' as const, label: `${texts.all} ${inquiries.length}` },
    ...counted.filter(({ count, value }) => count > 0 || value === only)
  ]
  return (
    <>
      <Segmented<Standing | 'all'> className={styles['standings']} value={only} onChange={setOnly} options={options} />
      <Table
        size="small"
        rowKey="id"
        columns={columnsFor(plan.questions)}
        dataSource={inquiries.filter((one) => only === 'all' || standingOf(one) === only)}
        pagination={false}
        locale={{ emptyText: texts.nothingSo }}
      />
    </>
  )
}

function standingOf({ outcome, late }: Inquiry): Standing {
  return outcome ?? (late ? 'late' : 'open')
}

function columnsFor(questions: readonly string[]): TableColumnsType<Inquiry> {
  return [
    {
      title: titles.name,
      width: 190,
      render: (_, { name, organisation }) => (
        <>
          {name}
          <div className={styles['soft']}>{organisation?.name}</div>
        </>
      )
    },
    { title: titles.worker, width: 90, render: (_, { worker }) => worker.name },
    { title: titles.outcome, width: 190, render: (_, inquiry) => <Outcome inquiry={inquiry} /> },
    { title: titles.told, render: (_, { needs }) => <Told needs={needs} answers /> },
    { title: titles.before, render: (_, { before }) => <Told needs={before} answers /> },
    {
      title: titles.actions,
      width: 120,
      render: (_, inquiry) => <InquiryActions inquiry={inquiry} questions={questions} />
    }
  ]
}
