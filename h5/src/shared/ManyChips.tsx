import { type ReactNode, useId } from 'react'

import type { Choice } from './Chips.tsx'
import { FieldNote } from './Field.tsx'

type Props = {
  label: string
  choices: readonly Choice[]
  values: readonly string[]
  onChange: (keys: string[]) => void
  error?: string | undefined
  hint?: ReactNode
}

/** Several of a few, each a target for a thumb. */
export function ManyChips({ label, choices, values, onChange, error, hint }: Props): ReactNode {
  const id = useId()
  const toggle = (key: string): void =>
    onChange(values.includes(key) ? values.filter((each) => each !== key) : [...values, key])
  return (
    <fieldset className="field" aria-describedby={error || hint ? `${id}-note` : undefined}>
      <legend className="field-label">{label}</legend>
      <div className="chips">
        {choices.map(({ key, name }) => (
          <label key={key} className="chip">
            <input type="checkbox" checked={values.includes(key)} onChange={() => toggle(key)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      <FieldNote id={`${id}-note`} error={error} hint={hint} />
    </fieldset>
  )
}
