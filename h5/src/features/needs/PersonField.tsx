import { keyOf, useApi } from '@hongchao/web'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { Loaded } from '../../shared/Loaded.tsx'

type Props = {
  teamId: string
  value: string | undefined
  onChange: (personId: string | undefined) => void
  error: string | undefined
}

/** Somebody of the team that the need was dispatched to. */
export function PersonField({ teamId, value, onChange, error }: Props): ReactNode {
  const { place, organisations } = useApi()
  const teams = useQuery({ queryKey: keyOf(place, 'teams'), queryFn: () => organisations.teams() })
  return (
    <Loaded query={teams}>
      {({ items }) => {
        const members = items.find(({ id }) => id === teamId)?.members ?? []
        if (members.length === 0) return <p className="soft">{actTexts.nobody}</p>
        const choices = members.map(({ person, drawnFrom }) => ({
          key: person.id,
          name: person.name,
          note: drawnFrom.name
        }))
        return <Chips label={actTexts.assign} choices={choices} value={value} onChange={onChange} error={error} />
      }}
    </Loaded>
  )
}
