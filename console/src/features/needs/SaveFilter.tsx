import { fill } from '@hongchao/web/fill.ts'
import { savedFiltersTexts as texts } from '@hongchao/web/texts/console/saved-filters.ts'
import { App, Button } from 'antd'
import { type JSX, useState } from 'react'

import type { Filter, Sort } from './filter.ts'
import { type FilterName, FilterNameForm } from './FilterNameForm.tsx'
import { isShown, savedOf, useSavedFilters, useSaveFilter } from './saved-filters.ts'

/** Keeps what the list is narrowed to as a tab; not where one shows just that already. */
export function SaveFilter({ filter, sort }: { filter: Filter; sort: Sort }): JSX.Element | undefined {
  const { message } = App.useApp()
  const [naming, setNaming] = useState(false)
  const { data } = useSavedFilters()
  const save = useSaveFilter()
  if (!data || data.items.some((saved) => isShown(saved, filter, sort))) return undefined
  const submit = ({ name, shared = false }: FilterName): void =>
    save.mutate(
      { body: { name, shared, filter: savedOf(filter, sort) } },
      {
        onSuccess: () => {
          setNaming(false)
          void message.success(fill(texts.saved, { name }))
        }
      }
    )
  return (
    <>
      <Button type="link" size="small" onClick={() => setNaming(true)}>
        {texts.save}
      </Button>
      {naming && (
        <FilterNameForm
          mayShare={data.mayShare}
          error={save.error}
          busy={save.isPending}
          onCancel={() => setNaming(false)}
          onSubmit={submit}
        />
      )}
    </>
  )
}
