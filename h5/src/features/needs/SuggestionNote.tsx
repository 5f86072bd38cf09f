import type { Suggestion } from '@hongchao/contract'
import { useConfig } from '@hongchao/web'
import { outcomeText, suggestedText } from '@hongchao/web/suggestion.ts'
import { suggestionTexts } from '@hongchao/web/texts/suggestions.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd-mobile'
import type { ReactNode } from 'react'

type Props = { suggestion: Suggestion; chosen: string | undefined; onUse: () => void }

/** What is suggested and why; the past needs that speak for it can be looked at, what was written stays. */
export function SuggestionNote({ suggestion, chosen, onUse }: Props): ReactNode {
  const text = suggestedText(suggestion, useConfig().categories)
  return (
    <section className="suggestion" aria-label={suggestionTexts.label}>
      <strong>{text?.what ?? suggestionTexts.none}</strong>
      {text && <span className="soft">{text.why}</span>}
      {text && chosen !== suggestion.category?.key && (
        <Button size="small" onClick={onUse}>
          {suggestionTexts.use}
        </Button>
      )}
      <SimilarNeeds similar={suggestion.similar} />
    </section>
  )
}

export function SimilarNeeds({ similar }: Pick<Suggestion, 'similar'>): ReactNode {
  if (similar.length === 0) return null
  return (
    <details>
      <summary>
        {suggestionTexts.similar} {similar.length}
      </summary>
      <ul>
        {similar.map((past) => (
          <li key={past.id}>
            <Link to="/needs/$id" params={{ id: past.id }} className="row-link">
              {past.code} {past.title}
            </Link>
            <span className="soft small">{outcomeText(past)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
