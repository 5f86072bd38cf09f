import { findCategory, useConfig, useSuggestion } from '@hongchao/web'
import { suggestedClasses } from '@hongchao/web/suggestion.ts'
import { actTexts } from '@hongchao/web/texts/phone/need.ts'
import { type ReactNode, useEffect } from 'react'

import { Chips } from '../../shared/Chips.tsx'
import type { FieldTexts } from '../../shared/check.ts'
import type { Draft } from '../../shared/draft.ts'
import type { ActValues } from './action-forms.ts'
import { SuggestionNote } from './SuggestionNote.tsx'

type Props = { needId: string; draft: Draft<ActValues>; issues: FieldTexts }

/** Category, level and way to serve, from the lists of the place; what is suggested is chosen where nothing is yet. */
export function ClassFields({ needId, draft, issues }: Props): ReactNode {
  const { categories, levels, ways } = useConfig()
  const { value, update } = draft
  const top = categories.find(({ key }) => key === value.category) ?? findCategory(categories, value.category)?.of
  const { data: suggestion } = useSuggestion(needId)
  const take = (): void => update((old) => ({ ...old, ...(suggestion && suggestedClasses(suggestion)) }))
  useEffect(() => {
    if (suggestion?.category && value.category === undefined) take()
  })
  return (
    <>
      {suggestion && <SuggestionNote suggestion={suggestion} chosen={value.category} onUse={take} />}
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
