import { findCategory, useConfig } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { raiseTexts } from '@hongchao/web/texts/phone/raise.ts'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'

/** A class and, where it has any, one of its items. Only an item, or a class without items, classifies a need. */
type Chosen = { group?: string | undefined; category?: string | undefined }

type Props = { value: Chosen; onChange: (chosen: Chosen, complaint: boolean) => void }

/** The classes of the place, and below the chosen one its items. */
export function CategoryChips({ value, onChange }: Props): ReactNode {
  const { categories } = useConfig()
  const top = categories.find(({ key }) => key === value.group)
  const choose = (group: string | undefined, item?: string): void => {
    const without = categories.some(({ key, items }) => key === group && items.length === 0)
    const category = item ?? (without ? group : undefined)
    onChange({ group, category }, findCategory(categories, category ?? group)?.complaint ?? false)
  }
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
          value={value.category}
          onChange={(key) => choose(top.key, key)}
          optional
        />
      )}
    </>
  )
}
