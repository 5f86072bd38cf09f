import type { SavedFilter } from '@hongchao/contract'
import { fill } from '@hongchao/web/fill.ts'
import { savedFiltersTexts as texts } from '@hongchao/web/texts/console/saved-filters.ts'
import { App, Button, Dropdown, type MenuProps } from 'antd'
import { type JSX, useState } from 'react'

import { MoreOutlined, TeamOutlined } from '../../shared/icons.ts'
import type { Filter, Sort } from './filter.ts'
import { FilterNameForm } from './FilterNameForm.tsx'
import styles from './needs.module.css'
import {
  filterIn,
  isShown,
  movedIds,
  sortIn,
  useChangeFilter,
  useOrderFilters,
  useRemoveFilter,
  useSavedCounts,
  useSavedFilters,
  useSaveFilter
} from './saved-filters.ts'
import { countText } from './Tabs.tsx'

type SavedTabsProps = { filter: Filter; sort: Sort; onChange: (filter: Filter, sort: Sort) => void }

/** The filters that somebody saved, each with how many it shows now. */
export function SavedTabs({ filter, sort, onChange }: SavedTabsProps): JSX.Element {
  const { data } = useSavedFilters()
  const saved = data?.items ?? []
  const counts = useSavedCounts(saved)
  return (
    <>
      {saved.map((each) => {
        const shown = isShown(each, filter, sort)
        return (
          <span key={each.id} className={styles['savedTab']}>
            <button
              type="button"
              className={styles['tab']}
              aria-current={shown ? 'page' : undefined}
              title={each.by && fill(each.removable ? texts.byLeft : texts.by, { name: each.by })}
              onClick={() => onChange(filterIn(each), sortIn(each))}
            >
              {each.shared && <TeamOutlined />}
              {each.name}
              <span className={styles['count']}>{countText(counts.get(each.id))}</span>
            </button>
            {each.removable && shown && <TabMenu saved={each} all={saved} mayShare={data?.mayShare === true} />}
          </span>
        )
      })}
    </>
  )
}

type TabMenuProps = { saved: SavedFilter; all: readonly SavedFilter[]; mayShare: boolean }

function TabMenu({ saved, all, mayShare }: TabMenuProps): JSX.Element {
  const [renaming, setRenaming] = useState(false)
  const change = useChangeFilter()
  const order = useOrderFilters()
  const remove = useRemove(mayShare)
  const { id, name, shared, own } = saved
  const move = (key: 'earlier' | 'later', steps: 1 | -1): NonNullable<MenuProps['items']> => {
    const ids = movedIds(all, id, steps)
    return ids ? [{ key, label: texts[key], onClick: () => order.mutate({ body: { ids } }) }] : []
  }
  const share = {
    key: 'share',
    label: shared ? texts.shareNot : texts.shareIt,
    onClick: () => change.mutate({ params: { id }, body: { shared: !shared } })
  }
  const items: MenuProps['items'] = [
    ...(own ? [{ key: 'rename', label: texts.rename, onClick: () => setRenaming(true) }] : []),
    ...move('earlier', -1),
    ...move('later', 1),
    ...(own && (mayShare || shared) ? [share] : []),
    { key: 'remove', label: texts.remove, onClick: () => remove(saved) }
  ]
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={fill(texts.menu, { name })} />
      </Dropdown>
      {renaming && (
        <FilterNameForm
          name={name}
          error={change.error}
          busy={change.isPending}
          onCancel={() => setRenaming(false)}
          onSubmit={(values) =>
            change.mutate({ params: { id }, body: { name: values.name } }, { onSuccess: () => setRenaming(false) })
          }
        />
      )}
    </>
  )
}

/** Deletes at once; undone, it is saved again as one's own, after the others. */
function useRemove(mayShare: boolean): (saved: SavedFilter) => void {
  const { message } = App.useApp()
  const remove = useRemoveFilter()
  const save = useSaveFilter()
  return ({ id, name, filter, shared }) => {
    const undo = (): void => {
      message.destroy(id)
      save.mutate({ body: { name, filter, shared: shared && mayShare } })
    }
    const content = (
      <>
        {fill(texts.removed, { name })}{' '}
        <Button type="link" size="small" onClick={undo}>
          {texts.undo}
        </Button>
      </>
    )
    remove.mutate(
      { params: { id } },
      { onSuccess: () => void message.open({ key: id, type: 'success', content, duration: 8 }) }
    )
  }
}
