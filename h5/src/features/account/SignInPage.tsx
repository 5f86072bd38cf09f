import { errorText, useSignIn } from '@hongchao/web'
import { accountTexts } from '@hongchao/web/texts/phone/account.ts'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import { FormError } from '../../shared/FormError.tsx'
import { Page } from '../../shared/Page.tsx'
import { TextField } from '../../shared/TextField.tsx'
import { safeNext } from './next.ts'

const route = getRouteApi('/sign-in')

export function SignInPage(): ReactNode {
  const { next } = route.useSearch()
  const { history } = useRouter()
  const router = useRouter()
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    signIn.mutate(
      { username, password },
      { onSuccess: () => history.replace(router.options.basepath + safeNext(next)) }
    )
  }
  return (
    <Page title={accountTexts.signIn}>
      <form className="panel" onSubmit={submit}>
        <TextField
          label={accountTexts.username}
          value={username}
          onChange={setUsername}
          autoComplete="username"
          autoCapitalize="none"
          maxLength={40}
        />
        <TextField
          label={accountTexts.password}
          value={password}
          onChange={setPassword}
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
        <FormError text={signIn.error && errorText(signIn.error)} />
        <Button
          block
          color="primary"
          size="large"
          type="submit"
          loading={signIn.isPending}
          disabled={username.trim() === '' || password === ''}
        >
          {accountTexts.signIn}
        </Button>
      </form>
      <p className="soft">
        {accountTexts.noAccount}
        <Link to="/sign-up" search={{ ...(next && { next }) }} className="text-button">
          {accountTexts.signUp}
        </Link>
      </p>
    </Page>
  )
}
