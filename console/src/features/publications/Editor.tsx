import {
  type PublicationDraft,
  type PublicationProposal,
  type Publishable,
  publicationsRoutes
} from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { publicationTexts as texts } from '@hongchao/web/texts/console/publications.ts'
import { App, Button, Checkbox, Drawer, Form, Input, Space } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { ruleOf, useFieldErrors } from '../../shared/form.ts'
import { Loading } from '../../shared/Page.tsx'
import styles from './publications.module.css'
import { changes, useProposal } from './queries.ts'
import { StateLines } from './StateLines.tsx'
import { WithdrawButton } from './WithdrawButton.tsx'

const { shape } = publicationsRoutes.draft.body

type EditorProps = { matter: Publishable; onClose: () => void }

/** The original beside what is to be public: read through, edited, and put out by a person. */
export function Editor({ matter, onClose }: EditorProps): JSX.Element {
  const { data, error, refetch } = useProposal(matter)
  return (
    <Drawer open size="large" title={fill(texts.editorTitle, { code: matter.code })} onClose={onClose}>
      <ErrorNote error={error} onRetry={refetch} />
      {!data && !error && <Loading />}
      {data && (
        <div className={styles['columns']}>
          <Original found={data} />
          <Words found={data} onDone={onClose} />
        </div>
      )}
    </Drawer>
  )
}

function Original({ found: { original } }: { found: PublicationProposal }): JSX.Element {
  return (
    <section className={styles['original']}>
      <h3>{texts.original}</h3>
      <dl>
        <dt>{texts.originalText}</dt>
        <dd>{original.text}</dd>
        <dt>{texts.originalAnswer}</dt>
        <dd>{original.answer}</dd>
        {original.location && <dt>{texts.originalLocation}</dt>}
        {original.location && <dd>{original.location}</dd>}
      </dl>
    </section>
  )
}

type WordsProps = { found: PublicationProposal; onDone: () => void }
type Values = Omit<PublicationDraft, 'checked' | 'answeredAt'> & { checked: boolean }

function Words({ found, onDone }: WordsProps): JSX.Element {
  const [form] = Form.useForm<Values>()
  const { publications } = useApi()
  const { message } = App.useApp()
  const draft = useWrite(publications.draft, { changes })
  useFieldErrors(form, draft.error)
  const edits = found.availableActions.includes('draft')

  const submit = ({ location, ...values }: Values): void => {
    const { needId: id, answeredAt } = found
    draft.mutate(
      { params: { id }, body: { ...values, ...(location && { location }), checked: true, answeredAt } },
      {
        onSuccess: ({ publication }) => {
          void message.success(texts.submitted[publication?.state ?? 'proposed'])
          onDone()
        }
      }
    )
  }

  return (
    <section className={styles['words']}>
      <h3>{texts.words}</h3>
      <StateLines matter={found} />
      {edits && (!found.publication || found.publication.outdated) && (
        <p className={styles['note']}>
          {found.masked > 0 ? fill(texts.masked, { count: found.masked }) : texts.nothingMasked}
        </p>
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={!edits}
        initialValues={{ ...found.proposal, checked: false }}
        onFinish={submit}
      >
        <Fields />
        {edits && <Checked />}
        <ErrorNote error={draft.error} />
      </Form>
      <Space wrap>
        <Approve found={found} onDone={onDone} />
        {edits && (
          <Button
            type={found.availableActions.includes('approve') ? 'default' : 'primary'}
            loading={draft.isPending}
            onClick={() => form.submit()}
          >
            {found.secondPerson ? texts.submit.two : texts.submit.one}
          </Button>
        )}
        <WithdrawButton matter={found} onDone={onDone} />
      </Space>
    </section>
  )
}

function Checked(): JSX.Element {
  return (
    <Form.Item
      name="checked"
      valuePropName="checked"
      rules={[{ validator: (_, value) => (value ? Promise.resolve() : Promise.reject(new Error(texts.mustCheck))) }]}
    >
      <Checkbox>{texts.checked}</Checkbox>
    </Form.Item>
  )
}

function Fields(): JSX.Element {
  return (
    <>
      <Form.Item name="title" label={texts.fields.title} rules={[ruleOf(shape.title)]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="text" label={texts.fields.text} rules={[ruleOf(shape.text)]}>
        <Input.TextArea rows={6} maxLength={2000} />
      </Form.Item>
      <Form.Item name="answer" label={texts.fields.answer} rules={[ruleOf(shape.answer)]}>
        <Input.TextArea rows={6} maxLength={2000} />
      </Form.Item>
      <Form.Item name="location" label={texts.fields.location} rules={[ruleOf(shape.location)]}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  )
}

/** Approves the words as they were proposed, which stand in the form; whoever changes them proposes anew. */
function Approve({ found, onDone }: WordsProps): JSX.Element | undefined {
  const { publications } = useApi()
  const { message } = App.useApp()
  const approve = useWrite(publications.approve, { changes })
  if (!found.availableActions.includes('approve') || !found.publication) return undefined
  const { draftedAt } = found.publication
  const submit = (): void =>
    approve.mutate(
      { params: { id: found.needId }, body: { draftedAt } },
      {
        onSuccess: () => {
          void message.success(texts.submitted.published)
          onDone()
        }
      }
    )
  return (
    <>
      <ErrorNote error={approve.error} />
      <Button type="primary" loading={approve.isPending} onClick={submit}>
        {texts.approve}
      </Button>
    </>
  )
}
