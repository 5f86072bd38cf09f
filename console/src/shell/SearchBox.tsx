import { shellTexts } from '@hongchao/web/texts/console/shell.ts'
import { Input, type InputRef } from 'antd'
import { type JSX, type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'

import { SearchOutlined } from '../shared/icons.ts'
import { everywhereKeys } from '../shared/keys.ts'
import { useHotkeys } from '../shared/use-hotkeys.ts'
import styles from './shell.module.css'
import { type Found, useFound } from './use-found.ts'

/**
 * Finds needs by code or text, organisations and people by name or initials, services by name; enter alone shows the
 * needs as a list.
 */
export function SearchBox(): JSX.Element {
  const input = useRef<InputRef>(null)
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const [shown, setShown] = useState(false)
  const found = useFound(useDeferredValue(text.trim()))
  const open = shown && found.length > 0
  useHotkeys({ [everywhereKeys.search]: () => input.current?.focus() })

  function choose(chosen: Found | undefined): void {
    if (!chosen) return
    setText('')
    input.current?.blur()
    chosen.open()
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      event.preventDefault()
      setActive((active + step + found.length) % Math.max(found.length, 1))
    }
    if (event.key === 'Enter') choose(found[active])
    if (event.key === 'Escape') input.current?.blur()
  }

  return (
    <search className={styles['search']}>
      <Input
        ref={input}
        role="combobox"
        aria-label={shellTexts.search}
        aria-expanded={open}
        aria-controls={open ? 'search-found' : undefined}
        aria-activedescendant={open ? `search-found-${active}` : undefined}
        prefix={<SearchOutlined />}
        placeholder={shellTexts.searchHint}
        value={text}
        maxLength={100}
        onChange={({ target }) => {
          setText(target.value)
          setActive(0)
        }}
        onFocus={() => setShown(true)}
        onBlur={() => setShown(false)}
        onKeyDown={onKeyDown}
      />
      {open && <FoundList found={found} active={active} onChoose={choose} />}
    </search>
  )
}

type FoundListProps = { found: Found[]; active: number; onChoose: (chosen: Found) => void }

function FoundList({ found, active, onChoose }: FoundListProps): JSX.Element {
  return (
    <ul id="search-found" role="listbox" aria-label={shellTexts.searchFound} className={styles['foundList']}>
      {found.map((each, index) => (
        <li
          key={each.key}
          id={`search-found-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(each)}
        >
          <span className={styles['foundKind']}>{each.kind}</span>
          <span className={styles['foundText']}>{each.text}</span>
        </li>
      ))}
    </ul>
  )
}
