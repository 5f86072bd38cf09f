import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react'

import { Field } from './Field.tsx'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  hint?: ReactNode
  optional?: boolean
  placeholder?: string
  maxLength?: number
  /** More than one line. */
  rows?: number
  type?: HTMLInputTypeAttribute
  inputMode?: 'tel' | 'text' | 'numeric'
  autoComplete?: HTMLInputAutoCompleteAttribute
  autoCapitalize?: 'none' | 'characters'
  min?: string
  max?: string
}

export function TextField({ label, error, hint, optional, onChange, rows, ...rest }: Props): ReactNode {
  return (
    <Field label={label} error={error} hint={hint} {...(optional && { optional })}>
      {(control) =>
        rows ? (
          <textarea
            className="input"
            rows={rows}
            {...control}
            value={rest.value}
            placeholder={rest.placeholder}
            maxLength={rest.maxLength}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input className="input" {...control} {...rest} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}
