import { calendarRoutes, type NoticePreview, NoticeProblem } from '@hongchao/contract'
import { ApiError, useApi, useWrite } from '@hongchao/web'
import { fullDate } from '@hongchao/web/due.ts'
import { fill } from '@hongchao/web/fill.ts'
import { calendarTexts as texts, dayStateTexts, noticeProblemTexts } from '@hongchao/web/texts/console/calendar.ts'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Modal, Table, type TableColumnsType, Upload } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import styles from './calendar.module.css'
import { MovesTable } from './MovesTable.tsx'

const { shape } = calendarRoutes.preview.body
type Values = { text: string; source?: string }

/** First what a notice would change, then, when somebody has seen that, the change itself. */
export function ImportNotice({ onClose }: { onClose: () => void }): JSX.Element {
  const { place, calendar } = useApi()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [given, setGiven] = useState<Values>()
  const preview = useMutation({
    mutationFn: (body: Values) => calendar.preview({ body }),
    onSuccess: (_, body) => setGiven(body)
  })
  const take = useWrite(calendar.import, { changes: ['calendar', 'needs'] })
  useFieldErrors(form, preview.error)
  const seen = given && preview.data

  function confirm(): void {
    if (!seen) return
    take.mutate(
      { body: { ...given, edition: seen.edition } },
      {
        onSuccess: ({ year }) => {
          void message.success(fill(texts.done, { year }))
          onClose()
          void navigate({ to: '/$place/calendar', params: { place }, search: { year: String(year) } })
        }
      }
    )
  }

  return (
    <Modal
      open
      width={760}
      title={seen ? fill(texts.previewTitle, countsOf(seen)) : texts.importTitle}
      okText={seen ? texts.confirm : texts.preview}
      okButtonProps={{ disabled: seen?.changes.length === 0 && seen.edition > 0 }}
      confirmLoading={preview.isPending || take.isPending}
      onOk={seen ? confirm : () => form.submit()}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {seen && (
            <Button className={styles['backButton']} onClick={() => setGiven(undefined)}>
              {texts.back}
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      {seen ? (
        <Changes preview={seen} />
      ) : (
        <NoticeForm form={form} onFinish={({ text, source }) => preview.mutate({ text, ...(source && { source }) })} />
      )}
      <Problems error={preview.error ?? take.error} />
    </Modal>
  )
}

type FormProps = { form: ReturnType<typeof Form.useForm<Values>>[0]; onFinish: (values: Values) => void }

function NoticeForm({ form, onFinish }: FormProps): JSX.Element {
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={onFinish}>
      <p className={styles['help']}>{texts.importHelp}</p>
      <Form.Item name="text" label={texts.text} rules={[ruleOf(shape.text)]}>
        <Input.TextArea rows={10} className={styles['notice']} />
      </Form.Item>
      <Upload
        accept=".json,.csv,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then((text) => form.setFieldsValue({ text }))
          return false
        }}
      >
        <Button>{texts.file}</Button>
      </Upload>
      <Form.Item name="source" label={texts.address} rules={[ruleOf(shape.source)]} className={styles['address']}>
        <Input placeholder={texts.addressHint} maxLength={500} />
      </Form.Item>
    </Form>
  )
}

function Changes({ preview: { changes, moves } }: { preview: NoticePreview }): JSX.Element {
  const columns: TableColumnsType<NoticePreview['changes'][number]> = [
    { title: texts.day, width: 220, render: (_, { date }) => fullDate(`${date}T00:00:00+08:00`).slice(0, -5) },
    { title: texts.name, width: 140, dataIndex: 'name' },
    { title: texts.before, render: (_, { before }) => dayStateTexts[before] },
    { title: texts.after, render: (_, { after }) => dayStateTexts[after] }
  ]
  return (
    <div className={styles['changes']}>
      {changes.length === 0 ? (
        <p>{texts.noChanges}</p>
      ) : (
        <Table
          size="small"
          rowKey="date"
          columns={columns}
          dataSource={changes}
          pagination={false}
          scroll={{ y: 240 }}
        />
      )}
      {moves.count === 0 ? (
        <p>{texts.noMoves}</p>
      ) : (
        <>
          <MovesTable moves={moves.first} />
          {moves.count > moves.first.length && (
            <p>{fill(texts.someMoves, { shown: moves.first.length, count: moves.count })}</p>
          )}
        </>
      )}
    </div>
  )
}

function countsOf({ year, changes, moves }: NoticePreview): { year: number; days: number; count: number } {
  return { year, days: changes.length, count: moves.count }
}

/** Every line that could not be read, by its number. */
function Problems({ error }: { error: unknown }): JSX.Element {
  const told = error instanceof ApiError && error.code === 'calendar.unreadable' ? error.details['problems'] : []
  const { data: problems = [] } = NoticeProblem.array().safeParse(told)
  return (
    <>
      <ErrorNote error={error} />
      {problems.length > 0 && (
        <Alert
          type="error"
          className={styles['problems']}
          title={
            <ul>
              {problems.map(({ line, code, about = '' }) => (
                <li key={`${line} ${code} ${about}`}>
                  {fill(texts.problem, { line, what: fill(noticeProblemTexts[code], { about }) })}
                </li>
              ))}
            </ul>
          }
        />
      )}
    </>
  )
}
