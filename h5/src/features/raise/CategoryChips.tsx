import { findCategory, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'

type Props = { value: string | undefined; onChange: (key: string | undefined, complaint: boolean) => void }

/** The classes of the place, and below the chosen one its items. */
export function CategoryChips({ value, onChange }: Props): ReactNode {
  const { categories } = useConfig()
  const chosen = findCategory(categories, value)
  const top = categories.find(({ key }) => key === value) ?? chosen?.of
  const choose = (key: string | undefined): void => onChange(key, findCategory(categories, key)?.complaint ?? false)
  return (
    <>
      <Chips
        label={raiseTexts.category}
        hint={raiseTexts.categoryHint}
        choices={categories}
        value={top?.key}
        onChange={choose}
        optional
      />
      {top && top.items.length > 0 && (
        <Chips
          label={fill(raiseTexts.item, { category: top.name })}
          choices={top.items}
          value={value}
          onChange={(key) => choose(key ?? top.key)}
          optional
        />
      )}
    </>
  )
}
