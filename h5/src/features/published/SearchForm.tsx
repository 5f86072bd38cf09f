import { publishedTexts as texts } from '@hongchao/web/texts/publications.ts'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import { type FormEvent, type ReactNode, useState } from 'react'

import '../../shared/field.css'

type SearchFormProps = { words: string; category: string | undefined }

/** Searches when asked to, not with each letter: on a weak network every call counts. */
export function SearchForm({ words, category }: SearchFormProps): ReactNode {
  const [typed, setTyped] = useState(words)
  const navigate = useNavigate()
  const search = (event: FormEvent): void => {
    event.preventDefault()
    const q = typed.trim()
    void navigate({ to: '/published', search: { ...(category && { category }), ...(q && { q }) }, replace: true })
  }
  return (
    <form className="published-search" role="search" onSubmit={search}>
      <input
        type="search"
        className="input"
        aria-label={texts.search}
        placeholder={texts.searchHint}
        maxLength={60}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button type="submit" color="primary" fill="outline">
        {texts.search}
      </Button>
    </form>
  )
}
