import { useSetUp } from '@hongchao/web'
import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { useTitle } from '../../shared/Page.tsx'
import styles from './account.module.css'
import { Card } from './Card.tsx'
import { passwordRule, repeatRule, usernameRule } from './field-rules.ts'

type SetUp = { username: string; name: string; password: string }

/** Where the one-time link of an empty place leads: the first administrator. */
export function SetUpPage(): JSX.Element {
  const { token } = useSearch({ from: '/setup' })
  useTitle(accountTexts.setUp)
  return (
    <Card title={accountTexts.setUp}>
      <p className={styles['help']}>{accountTexts.setUpHelp}</p>
      {token ? <SetUpForm token={token} /> : <Alert type="error" showIcon title={accountTexts.setUpNoToken} />}
    </Card>
  )
}

function SetUpForm({ token }: { token: string }): JSX.Element {
  const [form] = Form.useForm<SetUp>()
  const navigate = useNavigate()
  const setUp = useSetUp()
  useFieldErrors(form, setUp.error)

  function submit({ username, name, password }: SetUp): void {
    setUp.mutate({ token, username, name, password }, { onSuccess: () => void navigate({ to: '/', replace: true }) })
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item name="name" label={accountTexts.name} rules={[{ required: true, message: accountTexts.required }]}>
        <Input autoFocus autoComplete="name" maxLength={40} />
      </Form.Item>
      <Form.Item name="username" label={accountTexts.username} extra={accountTexts.usernameHelp} rules={[usernameRule]}>
        <Input autoComplete="username" autoCapitalize="none" maxLength={40} />
      </Form.Item>
      <Form.Item name="password" label={accountTexts.password} extra={accountTexts.passwordHelp} rules={[passwordRule]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="repeat" label={accountTexts.repeat} dependencies={['password']} rules={[repeatRule('password')]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <div className={styles['error']}>
        <ErrorNote error={setUp.error} />
      </div>
      <Button type="primary" htmlType="submit" block loading={setUp.isPending}>
        {accountTexts.setUpDone}
      </Button>
    </Form>
  )
}
