import type { RecordNeed, Receipt } from '@hongchao/contract'
import { useApi, useMe, useWrite } from '@hongchao/web'
import { groupMessagesTexts } from '@hongchao/web/texts/console/group-messages.ts'
import { recordTexts } from '@hongchao/web/texts/console/record.ts'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Form } from 'antd'
import dayjs from 'dayjs'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { Page } from '../../shared/Page.tsx'
import { useDraft } from '../../shared/use-draft.ts'
import { JoinField } from './JoinField.tsx'
import type { RecordValues } from './record-values.ts'
import styles from './needs.module.css'
import { ReceiptCard } from './ReceiptCard.tsx'
import { RecordFields } from './RecordFields.tsx'

/** Where a unit was chosen its name is kept too, so that a restored draft can show it. */
type Draft = Partial<Omit<RecordNeed, 'photos'>>

/** Writing a need down for somebody who telephoned, said it in a meeting or handed in a card. */
export function RecordPage(): JSX.Element {
  const [receipt, setReceipt] = useState<Receipt>()
  return (
    <Page title={recordTexts.title} actions={<ToGroupMessages />}>
      {receipt ? (
        <ReceiptCard receipt={receipt} onAnother={() => setReceipt(undefined)} />
      ) : (
        <RecordForm onDone={setReceipt} />
      )}
    </Page>
  )
}

function ToGroupMessages(): JSX.Element {
  const { place } = useApi()
  return (
    <Link to="/$place/record/group-messages" params={{ place }}>
      {groupMessagesTexts.title}
    </Link>
  )
}

function RecordForm({ onDone }: { onDone: (receipt: Receipt) => void }): JSX.Element {
  const { place, needs } = useApi()
  const { data: me } = useMe()
  const [form] = Form.useForm<RecordValues>()
  const draft = useDraft<Draft>(`${place}:${me?.person?.id ?? ''}:record`)
  const record = useWrite(needs.record, { changes: ['needs'] })
  useFieldErrors(form, record.error)
  const { saved } = draft
  const initial = { channel: 'telephone' as const, ...saved, collectedAt: dayjs(saved?.collectedAt) }

  function submit({ collectedAt, ...values }: RecordValues): void {
    const phone = values.phone?.trim() ? values.phone : undefined
    record.mutate(
      { body: { ...values, phone, collectedAt: collectedAt.toISOString() } },
      {
        onSuccess: (receipt) => {
          draft.clear()
          onDone(receipt)
        }
      }
    )
  }

  return (
    <Form<RecordValues>
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles['record']}
      initialValues={initial}
      disabled={record.isPending}
      onValuesChange={(_, { collectedAt, ...values }) =>
        draft.save({ ...values, collectedAt: collectedAt?.toISOString() })
      }
      onFinish={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
      }}
    >
      <p className={styles['recordHelp']}>{recordTexts.help}</p>
      {saved && <Restored onDiscard={() => discard()} />}
      <RecordFields />
      <JoinField />
      <ErrorNote error={record.error} />
      <Button type="primary" htmlType="submit" loading={record.isPending}>
        {recordTexts.submit}
      </Button>
    </Form>
  )

  function discard(): void {
    draft.clear()
    location.reload()
  }
}

function Restored({ onDiscard }: { onDiscard: () => void }): JSX.Element {
  return (
    <Alert
      type="info"
      showIcon
      title={recordTexts.draft}
      action={
        <Button size="small" onClick={onDiscard}>
          {recordTexts.discard}
        </Button>
      }
    />
  )
}
