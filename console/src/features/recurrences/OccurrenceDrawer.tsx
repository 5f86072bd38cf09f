import { type Enrolment, type OccurrenceDetail, recurrencesRoutes } from '@hongchao/contract'
import { errorText, useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { occurrenceFormTexts as texts } from '@hongchao/web/texts/console/recurrences.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { dateNotes } from '@hongchao/web/texts/recurrence-words.ts'
import { occurrenceStateTexts } from '@hongchao/web/texts/recurrences.ts'
import { App, Button, Drawer, Space, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ExportButton } from '../../shared/ExportButton.tsx'
import { Loading } from '../../shared/Page.tsx'
import { CancelForm, EnrolForm, RecordForm } from './OccurrenceForms.tsx'
import { useOccurrence } from './queries.ts'
import styles from './recurrences.module.css'

const { columns: titles } = texts

/** One date: who is enrolled with how many, and what may be done with it. */
export function OccurrenceDrawer({ id, onClose }: { id: string; onClose: () => void }): JSX.Element {
  const now = useNow()
  const { data, error, refetch } = useOccurrence(id)
  return (
    <Drawer
      open
      size={640}
      title={data ? `${data.recurrence.name}　${longDayText(data.heldOn ?? data.plannedOn, now)}` : ''}
      onClose={onClose}
    >
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data && <Opened date={data} />}
    </Drawer>
  )
}

type Form = 'enrol' | 'cancel' | 'record'
const forms = { enrol: EnrolForm, cancel: CancelForm, record: RecordForm }

function Opened({ date }: { date: OccurrenceDetail }): JSX.Element {
  const { save } = useApi()
  const [form, setForm] = useState<Form>()
  const Chosen = form && forms[form]
  const desk = date.availableActions.some((action) => action !== 'enrol') || date.state === 'done'
  return (
    <>
      <p>
        <Tag>{occurrenceStateTexts[date.state]}</Tag>
        {[...dateNotes(date), date.note].filter(Boolean).join('；')}
      </p>
      <Space wrap className={styles['actions']}>
        {date.availableActions.map((action) => (
          <Button key={action} danger={action === 'cancel'} onClick={() => setForm(action)}>
            {texts[action]}
          </Button>
        ))}
        {desk && <ExportButton save={() => save(recurrencesRoutes.export, { params: { id: date.id } })} />}
      </Space>
      <Enrolments date={date} />
      {Chosen && <Chosen date={date} onClose={() => setForm(undefined)} />}
    </>
  )
}

function Enrolments({ date }: { date: OccurrenceDetail }): JSX.Element {
  const withdraw = useWithdraw(date.id)
  const columns: TableColumnsType<Enrolment> = [
    { title: titles.organisation, render: (_, { organisation }) => organisation.name },
    { title: titles.people, width: 90, dataIndex: 'people' },
    {
      title: titles.names,
      width: 110,
      render: (_, { names }) =>
        names.length > 0 && <span title={names.join('、')}>{fill(texts.names, { count: names.length })}</span>
    },
    { title: titles.served, width: 90, dataIndex: 'served' },
    ...(date.availableActions.includes('enrol')
      ? [
          {
            title: shellTexts.actions,
            width: 80,
            align: 'right' as const,
            render: (_: unknown, { organisation }: Enrolment) => (
              <Button type="link" size="small" onClick={() => withdraw(organisation.id)}>
                {texts.withdraw}
              </Button>
            )
          }
        ]
      : [])
  ]
  return (
    <Table
      size="small"
      rowKey={({ organisation }) => organisation.id}
      columns={columns}
      dataSource={date.enrolments}
      pagination={false}
      locale={{ emptyText: texts.nobody }}
    />
  )
}

function useWithdraw(id: string): (organisationId: string) => void {
  const { recurrences } = useApi()
  const { message } = App.useApp()
  const withdraw = useWrite(recurrences.withdraw, { changes: ['recurrences'] })
  return (organisationId) =>
    withdraw.mutate(
      { params: { id }, body: { organisationId } },
      {
        onSuccess: () => void message.success(texts.withdrawn),
        onError: (error) => void message.error(errorText(error))
      }
    )
}
