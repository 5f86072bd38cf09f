import { keyOf, useApi } from '@hongchao/web'
import { fieldTexts } from '@hongchao/web/texts/console/fields.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type JSX, useDeferredValue, useState } from 'react'

type PersonSelectProps = {
  id?: string
  value?: string
  /** Of the person who is the value already. */
  name?: string | undefined
  onChange?: (id: string | undefined) => void
  /** Only people of this organisation and below. */
  organisationId?: string
  'aria-label'?: string
}

/** Finds a person by name or pinyin initials. */
export function PersonSelect({ id, value, name, onChange, organisationId, ...rest }: PersonSelectProps): JSX.Element {
  const { place, organisations } = useApi()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string; at: string }>()
  const q = useDeferredValue(text.trim())
  const { data, isFetching } = useQuery({
    queryKey: keyOf(place, 'people', 'find', q, organisationId),
    queryFn: () => organisations.people({ query: { q: q || undefined, organisation: organisationId, limit: 20 } }),
    placeholderData: keepPreviousData
  })
  const options = (data?.items ?? []).map((person) => ({
    value: person.id,
    label: person.name,
    at: person.organisation?.name ?? ''
  }))
  const known = chosen?.value === value ? chosen : value && name ? { value, label: name, at: '' } : undefined
  if (known && !options.some((option) => option.value === value)) options.push(known)

  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      options={options}
      loading={isFetching}
      placeholder={fieldTexts.findPerson}
      notFoundContent={isFetching ? fieldTexts.searching : fieldTexts.nothingFound}
      optionRender={({ data: { label, at } }) => `${label}　${at}`}
      aria-label={rest['aria-label']}
      onChange={(next: string | undefined) => {
        setChosen(options.find((option) => option.value === next))
        setText('')
        onChange?.(next)
      }}
    />
  )
}
