import { keyOf, useApi } from '@hongchao/web'
import { fieldTexts } from '@hongchao/web/texts/console/fields.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { type JSX, useDeferredValue, useState } from 'react'

type UnitsFieldProps = { id?: string; value?: string[]; onChange?: (ids: string[]) => void }

/** Several units, each found by name. */
export function UnitsField({ id, value, onChange }: UnitsFieldProps): JSX.Element {
  const { place, organisations } = useApi()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }[]>([])
  const q = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: keyOf(place, 'organisations', 'find', q),
    queryFn: () => organisations.find({ query: { q } }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData
  })
  const found = (data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  const options = [...chosen, ...found.filter((unit) => !chosen.some((each) => each.value === unit.value))]
  return (
    <Select
      id={id}
      mode="multiple"
      value={value}
      options={options}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      placeholder={fieldTexts.findOrganisation}
      notFoundContent={q === '' ? fieldTexts.typeToFind : fieldTexts.nothingFound}
      onChange={(ids: string[]) => {
        setChosen(options.filter((option) => ids.includes(option.value)))
        setText('')
        onChange?.(ids)
      }}
    />
  )
}
