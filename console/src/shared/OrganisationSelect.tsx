import { keyOf, nameOf, useApi, useConfig } from '@hongchao/web'
import { fieldTexts } from '@hongchao/web/texts/console/fields.ts'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { Select } from 'antd'
import { type JSX, useDeferredValue, useState } from 'react'

type OrganisationSelectProps = {
  id?: string
  value?: string
  /** The name of `value`, where it is known before any search. */
  known?: { id: string; name: string }
  onChange?: (id: string | undefined, name?: string) => void
  placeholder?: string
  /** `units`: only those that a need can come from or be about; else whatever the caller may see. */
  among?: 'units' | 'all'
  'aria-label'?: string
}

/** Finds a unit by name or pinyin initials. */
export function OrganisationSelect({
  id,
  value,
  known,
  onChange,
  placeholder,
  among = 'all',
  ...rest
}: OrganisationSelectProps): JSX.Element {
  const { organisationKinds } = useConfig()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(known)
  const q = useDeferredValue(text.trim())
  const { data, isFetching } = useMatches(q, among)
  const found = q === '' ? [] : (data ?? [])
  const options = found.map((unit) => ({
    value: unit.id,
    label: unit.name,
    kind: nameOf(organisationKinds, unit.kind)
  }))
  const name = useName(value, chosen)
  if (value && !found.some((unit) => unit.id === value)) options.push({ value, label: name, kind: '' })

  return (
    <Select
      id={id}
      value={value}
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      allowClear
      options={options}
      loading={isFetching}
      placeholder={placeholder ?? fieldTexts.findOrganisation}
      notFoundContent={q === '' ? fieldTexts.typeToFind : isFetching ? fieldTexts.searching : fieldTexts.nothingFound}
      optionRender={({ data: { label, kind } }) => (kind === '' ? label : `${label}　${kind}`)}
      aria-label={rest['aria-label']}
      onChange={(next: string | undefined) => {
        const unit = found.find((each) => each.id === next)
        setChosen(unit)
        setText('')
        onChange?.(next, unit?.name)
      }}
    />
  )
}

/** What a unit is called that was chosen before this page was opened: in a draft, in an address. */
function useName(id: string | undefined, chosen: { id: string; name: string } | undefined): string {
  const { place, organisations } = useApi()
  const known = chosen?.id === id ? chosen?.name : undefined
  const { data } = useQuery({
    queryKey: keyOf(place, 'organisations', 'detail', id),
    queryFn: () => organisations.get({ params: { id: id ?? '' } }),
    enabled: id !== undefined && known === undefined,
    retry: false
  })
  return known ?? data?.name ?? fieldTexts.chosen
}

type Unit = { id: string; name: string; kind: string }

function useMatches(q: string, among: 'units' | 'all'): UseQueryResult<Unit[]> {
  const { place, organisations } = useApi()
  return useQuery({
    queryKey: keyOf(place, 'organisations', 'find', among, q),
    queryFn: async () => {
      const query = { q, limit: 20 }
      const { items } = among === 'units' ? await organisations.find({ query }) : await organisations.list({ query })
      return items
    },
    enabled: q.length > 0,
    placeholderData: keepPreviousData
  })
}
