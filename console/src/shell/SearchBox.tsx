import { NeedCode } from '@hongchao/contract'
import { keyOf, useApi, useMay } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { AutoComplete, type AutoCompleteProps, Input, type InputRef } from 'antd'
import { type JSX, useDeferredValue, useRef, useState } from 'react'

import { SearchOutlined } from '../shared/icons.ts'
import { useHotkeys } from '../shared/use-hotkeys.ts'
import styles from './shell.module.css'

/** Finds needs by code or text and organisations by name or initials; enter shows all of them as a list. */
export function SearchBox(): JSX.Element {
  const { place } = useApi()
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const options = useFound(useDeferredValue(text.trim()))
  useHotkeys({ '/': () => input.current?.focus() })

  function open(value: string): void {
    const [kind, id = ''] = value.split(':')
    setText('')
    input.current?.blur()
    if (kind === 'need') void navigate({ to: '/$place/needs/$needId', params: { place, needId: id }, search: {} })
    else if (kind === 'organisation')
      void navigate({ to: '/$place/organisations/$organisationId', params: { place, organisationId: id }, search: {} })
    else showAll(text.trim())
  }

  function showAll(q: string): void {
    const code = NeedCode.safeParse(q)
    if (code.success) void navigate({ to: '/$place/go/$code', params: { place, code: code.data } })
    else void navigate({ to: '/$place/needs', params: { place }, search: { q } })
  }

  return (
    <search className={styles['search']}>
      <AutoComplete
        value={text}
        options={options}
        onChange={(value: string) => setText(value.includes(':') ? text : value)}
        onSelect={open}
        classNames={{ popup: { root: styles['searchPopup'] } }}
      >
        <Input
          ref={input}
          prefix={<SearchOutlined />}
          placeholder={shellTexts.searchHint}
          aria-label={shellTexts.search}
          onPressEnter={() => {
            if (text.trim().length === 1) open('all:')
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') input.current?.blur()
          }}
        />
      </AutoComplete>
    </search>
  )
}

function useFound(q: string): AutoCompleteProps['options'] {
  const { place, needs, organisations } = useApi()
  const may = useMay()
  const enabled = q.length >= 2
  const found = useQuery({
    queryKey: keyOf(place, 'needs', 'search', q),
    queryFn: () => needs.list({ query: { q, limit: 6 } }),
    enabled
  })
  const units = useQuery({
    queryKey: keyOf(place, 'organisations', 'search', q),
    queryFn: () => organisations.list({ query: { q, limit: 4 } }),
    enabled: enabled && may('organisations.read')
  })
  if (!enabled) return []
  const needOptions = (found.data?.items ?? []).map(({ id, code, title }) => ({
    value: `need:${id}`,
    label: (
      <span className={styles['found']}>
        <span className={styles['foundCode']}>{code}</span>
        {title}
      </span>
    )
  }))
  const unitOptions = (units.data?.items ?? []).map(({ id, name }) => ({
    value: `organisation:${id}`,
    label: <span className={styles['found']}>{name}</span>
  }))
  return [
    {
      label: shellTexts.needs,
      options: [{ value: 'all:', label: fill(shellTexts.searchNeeds, { q }) }, ...needOptions]
    },
    ...(unitOptions.length > 0 ? [{ label: shellTexts.searchOrganisations, options: unitOptions }] : [])
  ]
}
