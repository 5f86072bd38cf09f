import { type PersonAccess, Username } from '@hongchao/contract'
import { useApi, useWrite } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountStateTexts, peopleTexts as texts } from '@hongchao/web/texts/console/people.ts'
import { Button, Form, Input, Popconfirm } from 'antd'
import { type JSX, useState } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { InitialPassword, type Made } from './InitialPassword.tsx'
import styles from './people.module.css'

/** The account of a person: opened, or its password replaced; what was made is shown once. */
export function AccountSection({ person }: { person: PersonAccess }): JSX.Element {
  const [made, setMade] = useState<Made>()
  return (
    <section className={styles['section']}>
      <h3>{texts.account}</h3>
      <p className={styles['line']}>
        {person.username && <strong>{person.username}</strong>}
        <span>{accountStateTexts[person.account]}</span>
        {person.account !== 'none' && <ResetPassword person={person} onMade={setMade} />}
      </p>
      {person.account === 'none' && <OpenAccount person={person} onMade={setMade} />}
      {made && <InitialPassword made={made} onSeen={() => setMade(undefined)} />}
    </section>
  )
}

type MakerProps = { person: PersonAccess; onMade: (made: Made) => void }

function ResetPassword({ person, onMade }: MakerProps): JSX.Element {
  const { identity } = useApi()
  const reset = useWrite(identity.resetPassword, { changes: ['people'] })
  return (
    <>
      <Popconfirm
        title={fill(texts.resetConfirm, { name: person.name })}
        onConfirm={() => reset.mutate({ params: { id: person.id } }, { onSuccess: onMade })}
      >
        <Button size="small" loading={reset.isPending}>
          {texts.reset}
        </Button>
      </Popconfirm>
      <ErrorNote error={reset.error} />
    </>
  )
}

function OpenAccount({ person, onMade }: MakerProps): JSX.Element {
  const [form] = Form.useForm<{ username: string }>()
  const { identity } = useApi()
  const create = useWrite(identity.createAccount, { changes: ['people'] })
  useFieldErrors(form, create.error)
  return (
    <Form
      form={form}
      layout="inline"
      requiredMark={false}
      onFinish={(body) => create.mutate({ params: { id: person.id }, body }, { onSuccess: onMade })}
    >
      <Form.Item name="username" label={texts.username} extra={texts.usernameHelp} rules={[usernameRule]}>
        <Input maxLength={40} autoComplete="off" autoCapitalize="none" />
      </Form.Item>
      <Button htmlType="submit" loading={create.isPending}>
        {texts.createAccount}
      </Button>
      <ErrorNote error={create.error} />
    </Form>
  )
}

const usernameRule = {
  validator: (_: unknown, value: unknown) =>
    Username.safeParse(value).success ? Promise.resolve() : Promise.reject(new Error(texts.usernameRule))
}
