import { keyOf, useApi } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import { Loaded } from '../../shared/Loaded.tsx'

type Props = {
  needId: string
  value: string | undefined
  onChange: (id: string | undefined) => void
  error: string | undefined
}

/** The needs that may be the same matter, to merge this one into. */
export function MasterField({ needId, value, onChange, error }: Props): ReactNode {
  const { place, duplicates } = useApi()
  const likely = useQuery({
    queryKey: keyOf(place, 'needs', 'duplicatesOf', needId),
    queryFn: () => duplicates.of({ params: { id: needId } })
  })
  return (
    <Loaded query={likely}>
      {({ items }) => {
        if (items.length === 0) return <p className="soft">{actTexts.noMaster}</p>
        const choices = items.map(({ id, code, title, same, similarity }) => ({
          key: id as string,
          name: title,
          note: `${code} · ${same ? actTexts.same : fill(actTexts.near, { percent: Math.round(similarity * 100) })}`
        }))
        return (
          <Chips
            label={actTexts.master}
            hint={actTexts.masterHint}
            choices={choices}
            value={value}
            onChange={onChange}
            error={error}
          />
        )
      }}
    </Loaded>
  )
}
