import { findCategory, useConfig } from '@hongchao/web'
import { useEffect } from 'react'

import type { Draft } from '../../shared/draft.ts'
import { isBlank, type NeedDraft } from './draft.ts'

/** What people think of the service itself goes under the class that the place has for it, unless they chose another. */
export function useFeedback(draft: Draft<NeedDraft>, wanted: boolean): void {
  const { categories, feedback } = useConfig()
  const { update } = draft
  useEffect(() => {
    const found = wanted ? findCategory(categories, feedback) : undefined
    if (!found) return
    const top = found.of ?? categories.find(({ key }) => key === found.key)
    const category = found.of || top?.items.length === 0 ? found.key : undefined
    const chosen = { group: top?.key, category, complains: found.complaint }
    update((value) => (isBlank(value) && !value.group ? { ...value, ...chosen } : value))
  }, [wanted, categories, feedback, update])
}
