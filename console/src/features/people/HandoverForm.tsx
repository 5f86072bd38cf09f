import type { PersonAccess } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { roleTexts } from '@hongchao/web/texts/roles.ts'
import { App, Form, Input, Modal } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { Loading } from '../../shared/Page.tsx'
import { PersonSelect } from '../../shared/PersonSelect.tsx'
import styles from './people.module.css'
import { useHandoverPreview } from './queries.ts'

type Values = { toPersonId: string; note?: string }

/** Everything open and every role of one person to another, in one action; what that is stands above. */
export function HandoverForm({ person, onClose }: { person: PersonAccess; onClose: () => void }): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { identity } = useApi()
  const { message } = App.useApp()
  const handOver = useWrite(identity.handOver, { changes: ['people', 'needs', 'teams', 'me'] })
  useFieldErrors(form, handOver.error)

  function submit(body: Values): void {
    handOver.mutate(
      { params: { id: person.id }, body },
      {
        onSuccess: (handed: { needs: number; respondents: number; grants: number; teams: number }) => {
          void message.success(fill(texts.handoverDone, handed))
          onClose()
        }
      }
    )
  }

  return (
    <Modal
      open
      title={fill(texts.handoverTitle, { name: person.name })}
      okText={texts.handoverDo}
      confirmLoading={handOver.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Preview person={person} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item name="toPersonId" label={texts.handoverTo} rules={[{ required: true, message: texts.handoverTo }]}>
          <PersonSelect />
        </Form.Item>
        <Form.Item name="note" label={texts.handoverNote}>
          <Input.TextArea maxLength={500} rows={2} />
        </Form.Item>
        <ErrorNote error={handOver.error} />
      </Form>
    </Modal>
  )
}

function Preview({ person: { id, name } }: { person: PersonAccess }): JSX.Element {
  const { data, error, refetch } = useHandoverPreview(id)
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading />
  const { needs, respondents, grants, teams } = data
  if (needs + respondents + grants.length + teams.length === 0) return <p>{fill(texts.handoverNothing, { name })}</p>
  return (
    <div className={styles['preview']}>
      <p>{fill(texts.handoverHolds, { name, needs, respondents, grants: grants.length, teams: teams.length })}</p>
      <ul>
        {grants.map((grant) => (
          <li key={grant.id}>
            {roleTexts[grant.role]} · {grant.organisation.name}
          </li>
        ))}
        {teams.map((team) => (
          <li key={team.id}>{team.name}</li>
        ))}
      </ul>
    </div>
  )
}
