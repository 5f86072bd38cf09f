import { accountRoutes } from '@hongchao/contract'
import { errorText, useChangePassword, useSession } from '@hongchao/web'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { Page } from '../../shared/Page.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'

export function PasswordPage(): ReactNode {
  const navigate = useNavigate()
  const forced = useSession().data?.account?.mustChangePassword ?? false
  const change = useChangePassword()
  const [values, setValues] = useState({ current: '', next: '', repeat: '' })
  const [tried, setTried] = useState(false)
  const issues = { ...refusedFields(change.error), ...(tried && mistakesIn(values)) }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    change.reset()
    if (hasIssues(mistakesIn(values))) return
    change.mutate(
      { current: values.current, next: values.next },
      {
        onSuccess: () => {
          toast(accountTexts.passwordChanged)
          void navigate({ to: '/', replace: true })
        }
      }
    )
  }
  return (
    <Page title={accountTexts.passwordTitle} tab={forced}>
      {forced && <p className="notice">{accountTexts.mustChange}</p>}
      <form className="panel" onSubmit={submit} noValidate>
        <PasswordFields
          values={values}
          issues={issues}
          forced={forced}
          onChange={(part) => setValues({ ...values, ...part })}
        />
        <FormError text={change.error && errorText(change.error)} />
        <Button block color="primary" size="large" type="submit" loading={change.isPending}>
          {accountTexts.change}
        </Button>
      </form>
    </Page>
  )
}

function mistakesIn({ repeat, ...body }: Values): FieldTexts {
  return {
    ...check(accountRoutes.changePassword.body, body),
    ...(repeat !== body.next && { '/repeat': accountTexts.differs })
  }
}

type Values = { current: string; next: string; repeat: string }
type FieldsProps = {
  values: Values
  issues: FieldTexts
  /** What one has now is an initial password. */
  forced: boolean
  onChange: (part: Partial<Values>) => void
}

function PasswordFields({ values, issues, forced, onChange }: FieldsProps): ReactNode {
  return (
    <>
      <TextField
        label={forced ? accountTexts.initial : accountTexts.current}
        value={values.current}
        onChange={(current) => onChange({ current })}
        error={issues['/current']}
        type="password"
        autoComplete="current-password"
      />
      <TextField
        label={accountTexts.next}
        value={values.next}
        onChange={(next) => onChange({ next })}
        error={issues['/next']}
        hint={accountTexts.passwordHint}
        type="password"
        autoComplete="new-password"
      />
      <TextField
        label={accountTexts.repeat}
        value={values.repeat}
        onChange={(repeat) => onChange({ repeat })}
        error={issues['/repeat']}
        type="password"
        autoComplete="new-password"
      />
    </>
  )
}
