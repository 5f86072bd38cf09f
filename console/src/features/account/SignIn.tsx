import { useApi, useConfig, useSignIn } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Link } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import { useTitle } from '../../shared/Page.tsx'
import styles from './account.module.css'
import { Card } from './Card.tsx'

type Credentials = { username: string; password: string }

export function SignIn(): JSX.Element {
  const { place } = useApi()
  const { shortName, productName } = useConfig()
  const [form] = Form.useForm<Credentials>()
  const signIn = useSignIn()
  useTitle(accountTexts.signIn)
  useFieldErrors(form, signIn.error)

  return (
    <Card over={productName} title={fill(accountTexts.signInTo, { place: shortName })}>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(typed) => signIn.mutate(typed)}>
        <Form.Item name="username" label={accountTexts.username} rules={[required]}>
          <Input autoFocus autoComplete="username" autoCapitalize="none" maxLength={40} />
        </Form.Item>
        <Form.Item name="password" label={accountTexts.password} rules={[required]}>
          <Input.Password autoComplete="current-password" maxLength={128} />
        </Form.Item>
        <div className={styles['error']}>
          <ErrorNote error={signIn.error} />
        </div>
        <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
          {accountTexts.signIn}
        </Button>
      </Form>
      <p className={styles['foot']}>{accountTexts.forgot}</p>
      <p className={styles['foot']}>{accountTexts.promise}</p>
      <p className={styles['foot']}>
        <Link to="/$place/privacy" params={{ place }}>
          {shellTexts.privacy}
        </Link>
      </p>
    </Card>
  )
}

const required = { required: true, message: accountTexts.required }
