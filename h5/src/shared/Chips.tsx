import { shellTexts } from '@hongchao/web/texts/phone/shell.ts'
import { type ReactNode, useId } from 'react'

import { FieldNote } from './Field.tsx'

export type Choice = { key: string; name: string; note?: string | undefined }

type Props = {
  label: string
  choices: readonly Choice[]
  value: string | undefined
  /** An optional choice is taken back by tapping it again. */
  onChange: (key: string | undefined) => void
  optional?: boolean
  error?: string | undefined
  hint?: ReactNode
  hideLabel?: boolean
}

/** One of a few, each a target for a thumb. */
export function Chips({ label, choices, value, onChange, optional, error, hint, hideLabel }: Props): ReactNode {
  const id = useId()
  return (
    <fieldset className="field" aria-describedby={error || hint ? `${id}-note` : undefined}>
      <legend className={hideLabel ? 'only-read' : 'field-label'}>
        {label}
        {optional && <span className="soft small">（{shellTexts.optional}）</span>}
      </legend>
      <div className="chips">
        {choices.map(({ key, name, note }) => (
          <label key={key} className="chip">
            <input
              type="radio"
              aria-label={name}
              aria-describedby={note && `${id}-${key}`}
              name={id}
              checked={key === value}
              onChange={() => onChange(key)}
              onClick={() => optional && key === value && onChange(undefined)}
            />
            <span>
              {name}
              {note && <small id={`${id}-${key}`}>{note}</small>}
            </span>
          </label>
        ))}
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </fieldset>
  )
}
