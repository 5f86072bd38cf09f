import { identityRoutes } from '@hongchao/contract'
import { ApiError, errorText, useApi } from '@hongchao/web'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { privacyTexts } from '@hongchao/web/texts/privacy.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { check, type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import { FormError } from '../../shared/FormError.tsx'
import { Page } from '../../shared/Page.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { toast } from '../../shared/toast.ts'
import { AgreeTick } from './AgreeTick.tsx'
import { safeNext } from './next.ts'

const route = getRouteApi('/sign-up')

type Values = { poster: string; name: string; username: string; phone: string; password: string; notice: string }

export function SignUpPage(): ReactNode {
  const search = route.useSearch()
  const router = useRouter()
  const { identity } = useApi()
  const queries = useQueryClient()
  const [values, setValues] = useState<Values>({
    poster: search.poster ?? '',
    name: '',
    username: '',
    phone: '',
    password: '',
    notice: ''
  })
  const [tried, setTried] = useState(false)
  const signUp = useMutation({
    mutationFn: (body: Values) => identity.signUp({ body }),
    onSuccess: async () => {
      await queries.resetQueries()
      toast(accountTexts.afterSignUp)
      router.history.replace(router.options.basepath + safeNext(search.next))
    },
    // What was agreed to before a change has to be read again.
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'notice.changed') setValues({ ...values, notice: '' })
    }
  })
  const body = withoutEmpty(values)
  const found = tried ? check(identityRoutes.signUp.body, body) : {}
  const issues = { ...refusedFields(signUp.error), ...found }
  const blocked = hasIssues(issues)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    signUp.reset()
    if (!hasIssues(check(identityRoutes.signUp.body, body))) signUp.mutate(body)
  }
  return (
    <Page title={accountTexts.signUpTitle}>
      <p className="soft">{accountTexts.signUpWhat}</p>
      <form className="panel" onSubmit={submit} noValidate>
        <SignUpFields values={values} issues={issues} onChange={(change) => setValues({ ...values, ...change })} />
        <AgreeTick
          value={values.notice}
          onChange={(notice) => setValues({ ...values, notice })}
          error={issues['/notice'] && privacyTexts.mustAgree}
        />
        <FormError text={blocked ? shellTexts.fixFields : signUp.error && errorText(signUp.error)} />
        <Button block color="primary" size="large" type="submit" loading={signUp.isPending}>
          {accountTexts.submitSignUp}
        </Button>
      </form>
      <Link to="/sign-in" search={{ ...(search.next && { next: search.next }) }} className="text-button">
        {accountTexts.haveAccount}
      </Link>
    </Page>
  )
}

function withoutEmpty(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== '')) as Values
}

type FieldsProps = { values: Values; issues: FieldTexts; onChange: (change: Partial<Values>) => void }

function SignUpFields({ values, issues, onChange }: FieldsProps): ReactNode {
  return (
    <>
      <TextField
        label={accountTexts.poster}
        value={values.poster}
        onChange={(poster) => onChange({ poster })}
        hint={accountTexts.posterHint}
        error={issues['/poster']}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={40}
      />
      <TextField
        label={accountTexts.name}
        value={values.name}
        onChange={(name) => onChange({ name })}
        error={issues['/name']}
        autoComplete="name"
        maxLength={40}
      />
      <TextField
        label={accountTexts.phone}
        value={values.phone}
        onChange={(phone) => onChange({ phone })}
        error={issues['/phone']}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        maxLength={20}
        optional
      />
      <TextField
        label={accountTexts.username}
        value={values.username}
        onChange={(username) => onChange({ username })}
        error={issues['/username']}
        hint={accountTexts.newUsernameHint}
        autoCapitalize="none"
        autoComplete="username"
        maxLength={40}
      />
      <TextField
        label={accountTexts.newPassword}
        value={values.password}
        onChange={(password) => onChange({ password })}
        error={issues['/password']}
        hint={accountTexts.passwordHint}
        type="password"
        autoComplete="new-password"
        maxLength={128}
      />
    </>
  )
}
