import { CardNumber, cardsRoutes, needsRoutes } from '@hongchao/contract'
import { errorText } from '@hongchao/web'
import { lookUpTexts } from '@hongchao/web/texts/phone/need.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'

import { check, type FieldTexts, hasIssues, refusedFields } from '../../shared/check.ts'
import { fill } from '@hongchao/web/fill.ts'
import { FormError } from '../../shared/FormError.tsx'
import { icons } from '../../shared/icons.tsx'
import { type KeptReceipt, useReceipts } from '../../shared/receipts.ts'
import { TextField } from '../../shared/TextField.tsx'

export function LookUpForm({ code: given, error }: { code: string; error?: unknown }): ReactNode {
  const navigate = useNavigate()
  const [code, setCode] = useState(given)
  const [key, setKey] = useState('')
  const [found, setFound] = useState<FieldTexts>({})
  const issues = { ...refusedFields(error), ...found }

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const pair = { code: code.trim().toUpperCase(), key: key.trim() }
    const ofCard = CardNumber.safeParse(pair.code).success
    const typed = { ...(ofCard ? { number: pair.code } : { code: pair.code || undefined }), key: pair.key || undefined }
    const wrong = check(ofCard ? cardsRoutes.follow.body : needsRoutes.lookUp.body, typed)
    setFound(wrong)
    if (!hasIssues(wrong)) void navigate({ to: '/look-up', search: { code: pair.code }, hash: pair.key, replace: true })
  }
  return (
    <>
      <form className="panel" onSubmit={submit} noValidate>
        <TextField
          label={lookUpTexts.code}
          value={code}
          onChange={setCode}
          placeholder={lookUpTexts.codePlaceholder}
          autoCapitalize="characters"
          autoComplete="off"
          maxLength={30}
          error={issues['/code']}
        />
        <TextField
          label={lookUpTexts.key}
          value={key}
          onChange={setKey}
          hint={lookUpTexts.keyHint}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={20}
          error={issues['/key']}
        />
        <FormError text={error === undefined ? undefined : errorText(error)} />
        <Button block color="primary" size="large" type="submit">
          {lookUpTexts.submit}
        </Button>
      </form>
      <KeptReceipts />
    </>
  )
}

/** Receipts on this phone lead to their need without typing; on a shared phone they can be taken off. */
function KeptReceipts(): ReactNode {
  const kept = useReceipts()
  const [receipts, setReceipts] = useState<KeptReceipt[]>([])
  const navigate = useNavigate()
  useEffect(() => {
    void kept?.all().then(setReceipts)
  }, [kept])

  const forget = (code: string): void => {
    void kept?.remove(code)
    setReceipts(receipts.filter(({ receipt }) => receipt.code !== code))
  }
  if (receipts.length === 0) return null
  return (
    <section className="panel">
      <h2>{lookUpTexts.onThisPhone}</h2>
      <ul className="rows">
        {receipts.map(({ receipt: { code, key } }) => (
          <li key={code} className="kept-receipt">
            <button
              type="button"
              className="row-link"
              onClick={() => void navigate({ to: '/look-up', search: { code }, hash: key })}
            >
              <span>{code}</span>
              {icons.forward}
            </button>
            <button
              type="button"
              className="text-button"
              aria-label={fill(lookUpTexts.forgetCode, { code })}
              onClick={() => forget(code)}
            >
              {lookUpTexts.forget}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
