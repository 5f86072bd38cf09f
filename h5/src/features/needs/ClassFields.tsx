import { findCategory, useConfig } from '@hongchao/web'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import type { ReactNode } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import type { ActValues } from './action-forms.ts'

/** Category, level and way to serve, from the lists of the place. */
export function ClassFields({ draft, issues }: { draft: Draft<ActValues>; issues: FieldTexts }): ReactNode {
  const { categories, levels, ways } = useConfig()
  const { value, update } = draft
  const top = categories.find(({ key }) => key === value.category) ?? findCategory(categories, value.category)?.of
  return (
    <>
      <Chips
        label={actTexts.category}
        choices={categories}
        value={top?.key}
        onChange={(category) => update((old) => ({ ...old, category }))}
        error={issues['/category']}
      />
      {top && top.items.length > 0 && (
        <Chips
          label={top.name}
          choices={top.items}
          value={value.category}
          onChange={(category) => update((old) => ({ ...old, category }))}
        />
      )}
      <Chips
        label={actTexts.level}
        choices={levels}
        value={value.level}
        onChange={(level) => update((old) => ({ ...old, level }))}
        error={issues['/level']}
      />
      <Chips
        label={actTexts.way}
        choices={ways}
        value={value.way}
        onChange={(way) => update((old) => ({ ...old, way }))}
        error={issues['/way']}
      />
    </>
  )
}
