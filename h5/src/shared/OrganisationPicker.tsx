import { keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'

import { icons } from './icons.tsx'
import { TextField } from './TextField.tsx'
import './organisation-picker.css'

type Named = { id: string; name: string }

type Props = {
  label: string
  value: Named | undefined
  onChange: (value: Named | undefined) => void
  optional?: boolean
  error?: string | undefined
}

/** Finds a unit by part of its name. */
export function OrganisationPicker({ label, value, onChange, optional, error }: Props): ReactNode {
  const [text, setText] = useState('')
  const wanted = useSettled(text.trim())
  const found = useFound(wanted)

  if (value) {
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <div className="picked" role="group" aria-label={fill(raiseTexts.chosen, { label, name: value.name })}>
          <span>{value.name}</span>
          <button type="button" className="text-button" onClick={() => onChange(undefined)}>
            {raiseTexts.change}
          </button>
        </div>
      </div>
    )
  }
  return (
    <div className="field">
      <TextField
        label={label}
        value={text}
        onChange={setText}
        placeholder={raiseTexts.organisationPlaceholder}
        autoComplete="off"
        error={error}
        {...(optional && { optional })}
      />
      <div role="status">
        {wanted !== '' && found?.length === 0 && <p className="field-hint">{raiseTexts.noOrganisation}</p>}
      </div>
      {wanted !== '' && found && found.length > 0 && (
        <ul className="rows found" aria-label={label}>
          {found.map(({ id, name }) => (
            <li key={id}>
              <button type="button" className="row-link" onClick={() => onChange({ id, name })}>
                <span>{name}</span>
                {icons.forward}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function useFound(text: string): Named[] | undefined {
  const { place, organisations } = useApi()
  const { data } = useQuery({
    queryKey: keyOf(place, 'organisations', 'find', text),
    queryFn: () => organisations.find({ query: { q: text } }),
    enabled: text !== '',
    placeholderData: keepPreviousData
  })
  return data?.items
}

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 300)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
