import type { Suggestion } from '@hongchao/contract'
import { useApi, useConfig } from '@hongchao/web'
import { outcomeText, suggestedText } from '@hongchao/web/suggestion.ts'
import { suggestionTexts } from '@hongchao/web/texts/suggestions.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { JSX } from 'react'

import styles from '../needs.module.css'

type SuggestionNoteProps = {
  suggestion: Suggestion
  /** The category that stands in the form. */
  chosen: string | undefined
  onUse: () => void
}

/** What is suggested, because of what, and one tap to take it where something else was chosen. */
export function SuggestionNote({ suggestion, chosen, onUse }: SuggestionNoteProps): JSX.Element {
  const text = suggestedText(suggestion, useConfig().categories)
  return (
    <section className={styles['suggestion']} aria-label={suggestionTexts.label}>
      {text ? (
        <p>
          <strong>{text.what}</strong>
          <span className={styles['muted']}>{text.why}</span>
          {chosen !== suggestion.category?.key && (
            <Button size="small" onClick={onUse}>
              {suggestionTexts.use}
            </Button>
          )}
        </p>
      ) : (
        <p className={styles['muted']}>{suggestionTexts.none}</p>
      )}
      <SimilarNeeds similar={suggestion.similar} />
    </section>
  )
}

/** Past needs that speak for it, and what became of them; each opens beside, so that the form stays. */
export function SimilarNeeds({ similar }: Pick<Suggestion, 'similar'>): JSX.Element | undefined {
  const { place } = useApi()
  if (similar.length === 0) return undefined
  return (
    <ul className={styles['similar']} aria-label={suggestionTexts.similar}>
      {similar.map((past) => (
        <li key={past.id}>
          <Link to="/$place/needs/$needId" params={{ place, needId: past.id }} target="_blank">
            {past.code} {past.title}
          </Link>
          <span className={styles['muted']}>{outcomeText(past)}</span>
        </li>
      ))}
    </ul>
  )
}
