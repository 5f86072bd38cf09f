import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type ReactNode, useState } from 'react'

import { TextField } from '../../shared/TextField.tsx'

/** Somebody without an account has written already; now: sign in, or say which poster it comes from. */
export function StrangerWays({ signedIn }: { signedIn: boolean }): ReactNode {
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  const usePosterCode = (): void => {
    if (code.trim()) void navigate({ to: '/raise', search: { poster: code.trim() }, replace: true })
  }
  return (
    <section className="panel">
      <h2>{raiseTexts.strangerTitle}</h2>
      <p className="soft">{signedIn ? raiseTexts.noRight : raiseTexts.strangerText}</p>
      {!signedIn && (
        <Link to="/sign-in" search={{ next: '/raise' }} className="button-link primary">
          {raiseTexts.strangerSignIn}
        </Link>
      )}
      <TextField
        label={raiseTexts.posterCode}
        value={code}
        onChange={setCode}
        placeholder={raiseTexts.posterPlaceholder}
        autoCapitalize="none"
        autoComplete="off"
        maxLength={40}
      />
      <Button block type="button" onClick={usePosterCode} disabled={code.trim() === ''}>
        {raiseTexts.strangerPoster}
      </Button>
    </section>
  )
}
