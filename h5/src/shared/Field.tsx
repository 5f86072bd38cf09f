import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { type ReactNode, useId } from 'react'

import './field.css'

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type Props = {
  label: string
  error?: string | undefined
  hint?: ReactNode
  optional?: boolean
  children: (control: Control) => ReactNode
}

/** A label, a control, and below it what is wrong with what was entered. */
export function Field({ label, error, hint, optional = false, children }: Props): ReactNode {
  const id = useId()
  const described = error || hint ? `${id}-note` : undefined
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="soft small">（{shellTexts.optional}）</span>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </div>
  )
}

export function FieldNote({ id, error, hint }: { id: string; error: string | undefined; hint: ReactNode }): ReactNode {
  if (!error && !hint) return null
  return (
    <div id={id} className={error ? 'field-error' : 'field-hint'}>
      {error ?? hint}
    </div>
  )
}
