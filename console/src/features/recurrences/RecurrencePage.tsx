import type { Occurrence, RecurrenceAction, RecurrenceDetail } from '@hongchao/contract'
import { useApi, useNow, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { longDayText } from '@hongchao/web/slots.ts'
import { recurrenceTexts as texts } from '@hongchao/web/texts/console/recurrences.ts'
import { feedFormTexts } from '@hongchao/web/texts/feeds.ts'
import { dateNotes, ruleText } from '@hongchao/web/texts/recurrence-words.ts'
import { occurrenceStateTexts, occurrenceTexts } from '@hongchao/web/texts/recurrences.ts'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Form, Input, Modal, Table, type TableColumnsType, Tag } from 'antd'
import { type JSX, type ReactNode, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { Loading, Page } from '../../shared/Page.tsx'
import { FeedModal } from './FeedModal.tsx'
import { OccurrenceDrawer } from './OccurrenceDrawer.tsx'
import { useRecurrence } from './queries.ts'
import styles from './recurrences.module.css'

const { facts, columns: titles } = texts

/** A recurring service: what it is and whence, its dates ahead and behind, and what came of them. */
export function RecurrencePage(): JSX.Element {
  const { recurrenceId } = useParams({ from: '/$place/desk/recurrences/$recurrenceId' })
  const { data, error, refetch } = useRecurrence(recurrenceId)
  const [acting, setActing] = useState<RecurrenceAction>()
  const [opened, setOpened] = useState<string>()
  const [feeding, setFeeding] = useState(false)
  if (error && !data) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  return (
    <Page
      title={data.name}
      actions={
        <>
          {data.availableActions.length > 0 && <Button onClick={() => setFeeding(true)}>{feedFormTexts.title}</Button>}
          {data.availableActions.map((action) => (
            <Button key={action} danger={action === 'end'} onClick={() => setActing(action)}>
              {texts.actions[action]}
            </Button>
          ))}
        </>
      }
    >
      <Facts service={data} />
      <h2 className={styles['head']}>{texts.ahead}</h2>
      <Dates dates={data.dates} onOpen={setOpened} />
      {data.past.length > 0 && (
        <>
          <h2 className={styles['head']}>{texts.past}</h2>
          <Dates dates={data.past} onOpen={setOpened} />
        </>
      )}
      {acting && <ActForm id={data.id} action={acting} onClose={() => setActing(undefined)} />}
      {feeding && <FeedModal recurrenceId={data.id} onClose={() => setFeeding(false)} />}
      {opened && <OccurrenceDrawer id={opened} onClose={() => setOpened(undefined)} />}
    </Page>
  )
}

function Facts({ service }: { service: RecurrenceDetail }): JSX.Element {
  const { place } = useApi()
  const { rule, starts, ends, location, capacity, remindDays, need, organisation, served, state, reason } = service
  const rows: [string, ReactNode][] = [
    [facts.rule, ruleText(rule)],
    [facts.hours, `${starts}–${ends}`],
    [facts.location, location],
    [facts.organisation, organisation.name],
    [facts.capacity, capacity ? fill(texts.people, { count: capacity }) : texts.unlimited],
    [facts.remind, fill(texts.remind, { days: remindDays })],
    [facts.served, fill(texts.people, { count: served })]
  ]
  return (
    <>
      <p>
        {state !== 'active' && (
          <Tag>
            {texts.states[state]} {reason}
          </Tag>
        )}
        {service.details}
      </p>
      <dl className={styles['facts']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        {need && (
          <div>
            <dt>{facts.need}</dt>
            <dd>
              <Link to="/$place/needs/$needId" params={{ place, needId: need.id }} search={{}}>
                {need.code}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </>
  )
}

function Dates({ dates, onOpen }: { dates: Occurrence[]; onOpen: (id: string) => void }): JSX.Element {
  const now = useNow()
  const columns: TableColumnsType<Occurrence> = [
    { title: titles.day, width: 200, render: (_, { heldOn, plannedOn }) => longDayText(heldOn ?? plannedOn, now) },
    { title: titles.state, width: 120, render: (_, { state }) => <Tag>{occurrenceStateTexts[state]}</Tag> },
    {
      title: titles.enrolled,
      width: 200,
      render: (_, { organisations, people, free }) =>
        [
          fill(occurrenceTexts.enrolled, { organisations, people }),
          ...(free === undefined ? [] : [fill(occurrenceTexts.free, { free })])
        ].join('，')
    },
    {
      title: titles.served,
      width: 100,
      render: (_, { served }) => served !== undefined && fill(texts.people, { count: served })
    },
    { title: titles.note, render: (_, date) => [...dateNotes(date), date.note].filter(Boolean).join('；') },
    {
      title: '',
      width: 80,
      align: 'right',
      render: (_, { id, state }) =>
        state !== 'skipped' && (
          <Button type="link" size="small" onClick={() => onOpen(id)}>
            {texts.open}
          </Button>
        )
    }
  ]
  return <Table size="small" rowKey="id" columns={columns} dataSource={dates} pagination={false} />
}

type ActFormProps = { id: string; action: RecurrenceAction; onClose: () => void }

function ActForm({ id, action, onClose }: ActFormProps): JSX.Element {
  const [form] = Form.useForm<{ reason?: string }>()
  const { recurrences } = useApi()
  const act = useWrite(recurrences.act, { changes: ['recurrences'] })

  function submit({ reason }: { reason?: string }): void {
    act.mutate({ params: { id }, body: { action, ...(reason?.trim() && { reason }) } }, { onSuccess: onClose })
  }

  return (
    <Modal
      open
      title={texts.actions[action]}
      okText={texts.actions[action]}
      confirmLoading={act.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        {action !== 'resume' && (
          <Form.Item name="reason" label={texts.reason} rules={[{ required: true, message: texts.reason }]}>
            <Input maxLength={200} />
          </Form.Item>
        )}
        <ErrorNote error={act.error} />
      </Form>
    </Modal>
  )
}
