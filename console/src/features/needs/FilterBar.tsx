import { needsTexts } from '@hongchao/web/texts/console/needs.ts'
import { fill } from '@hongchao/web/fill.ts'
import { Button, Input, Popover, Segmented, Tag } from 'antd'
import { type JSX, useEffect, useEffectEvent, useState } from 'react'

import { FilterOutlined, SearchOutlined } from '../../shared/icons.ts'
import { useChips } from './chips.ts'
import { type Filter, type Sort, type Tab, tabOf } from './filter.ts'
import { FilterForm } from './FilterForm.tsx'
import styles from './needs.module.css'
import { SaveFilter } from './SaveFilter.tsx'

type FilterBarProps = {
  filter: Filter
  tabs: Tab[]
  sort: Sort
  onChange: (filter: Filter, sort?: Sort) => void
}

/** What narrows the list: a search, a form behind a button, and each set filter as a chip that can be taken off. */
export function FilterBar({ filter, tabs, sort, onChange }: FilterBarProps): JSX.Element {
  const chips = useChips(filter, tabOf(tabs, filter))
  return (
    <div className={styles['filters']}>
      <SearchField q={filter.q} onSearch={(q) => onChange({ ...filter, q })} />
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<FilterForm filter={filter} onChange={onChange} />}
        destroyOnHidden
      >
        <Button icon={<FilterOutlined />}>{needsTexts.filter}</Button>
      </Popover>
      {chips.map(({ key, value, label }) => (
        <Tag
          key={`${key} ${value}`}
          closable={{ 'aria-label': fill(needsTexts.removeFilter, { name: label }) }}
          className={styles['chip']}
          onClose={(event) => {
            event.preventDefault()
            onChange(without(filter, key, value))
          }}
        >
          {needsTexts.filters[key]}：{label}
        </Tag>
      ))}
      {chips.length > 1 && (
        <Button type="link" size="small" onClick={() => onChange(tabOf(tabs, filter)?.filter ?? {})}>
          {needsTexts.clearFilters}
        </Button>
      )}
      {chips.length > 0 && <SaveFilter filter={filter} sort={sort} />}
      <Segmented<Sort>
        className={styles['sort']}
        aria-label={needsTexts.sort.label}
        value={sort}
        options={[
          { value: 'newest', label: needsTexts.sort.newest },
          { value: 'due', label: needsTexts.sort.due }
        ]}
        onChange={(next) => onChange(filter, next)}
      />
    </div>
  )
}

/** Searches while one types, though not at every key; an address that changes otherwise shows in the field. */
function SearchField({ q = '', onSearch }: { q?: string; onSearch: (q: string | undefined) => void }): JSX.Element {
  const [typed, setTyped] = useState({ text: q, sent: q })
  const text = q === typed.sent ? typed.text : q
  const search = useEffectEvent((wanted: string) => {
    setTyped({ text: wanted, sent: wanted.trim() })
    onSearch(wanted.trim() || undefined)
  })
  useEffect(() => {
    if (text.trim() === q || text.trim().length === 1) return undefined
    const wait = setTimeout(() => search(text), 500)
    return () => clearTimeout(wait)
  }, [text, q])

  return (
    <Input
      className={styles['searchField']}
      prefix={<SearchOutlined />}
      value={text}
      allowClear
      placeholder={needsTexts.searchHint}
      aria-label={needsTexts.search}
      onChange={({ target }) => setTyped({ text: target.value, sent: q })}
    />
  )
}

/** One value of a list taken off, or the whole filter where it was the last. */
function without(filter: Filter, key: keyof Filter, value: string): Filter {
  const left = (filter[key] ?? '').split(',').filter((each) => each !== value)
  return { ...filter, [key]: left.length > 0 ? left.join(',') : undefined }
}
