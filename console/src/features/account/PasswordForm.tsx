import { useChangePassword } from '@hongchao/web'
import { accountTexts } from '@hongchao/web/texts/console/account.ts'
import { App, Button, Form, Input } from 'antd'
import type { JSX } from 'react'

import { ErrorNote } from '../../shared/ErrorNote.tsx'
import { useFieldErrors } from '../../shared/form.ts'
import styles from './account.module.css'
import { passwordRule, repeatRule } from './field-rules.ts'

type Passwords = { current: string; next: string; repeat: string }

export function PasswordForm(): JSX.Element {
  const [form] = Form.useForm<Passwords>()
  const { message } = App.useApp()
  const change = useChangePassword()
  useFieldErrors(form, change.error)

  function submit({ current, next }: Passwords): void {
    change.mutate({ current, next }, { onSuccess: () => void message.success(accountTexts.changed) })
  }

  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="current"
        label={accountTexts.current}
        rules={[{ required: true, message: accountTexts.required }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="next" label={accountTexts.next} rules={[passwordRule]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item name="repeat" label={accountTexts.repeat} dependencies={['next']} rules={[repeatRule('next')]}>
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <div className={styles['error']}>
        <ErrorNote error={change.error} />
      </div>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {accountTexts.changeOwn}
      </Button>
    </Form>
  )
}
