import { findCategory, useConfig, useDuplicateHint } from '@hongchao/web'
import { fill } from '@hongchao/web/fill.ts'
import { hintText, hintTexts } from '@hongchao/web/texts/duplicates.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import type { Draft } from '../../shared/draft.ts'
import type { NeedDraft } from './draft.ts'

/** That others reported the same, to join them; of a complaint nothing is told. */
export function JoinSection({ draft }: { draft: Draft<NeedDraft> }): ReactNode {
  const { value, update } = draft
  const { categories } = useConfig()
  const { text, category, organisation, poster, complains, join } = value
  const found = useDuplicateHint(
    complains || value.sent ? undefined : { text, category, organisationId: organisation?.id, poster }
  )
  const { hint, needs = [] } = found ?? {}
  if (!hint && needs.length === 0) return null
  return (
    <section className="panel" aria-live="polite">
      {hint && (
        <>
          <p>{hintText(hint, findCategory(categories, hint.category)?.name)}</p>
          <label className="tick">
            <input
              type="checkbox"
              checked={join !== undefined}
              onChange={({ target }) => update((old) => ({ ...old, join: target.checked ? hint.token : undefined }))}
            />
            <span>{hintTexts.join}</span>
          </label>
          <p className="soft small">{hintTexts.explain}</p>
        </>
      )}
      {needs.slice(0, 3).map(({ id, code, title, mine }) => (
        <p key={id} className="small">
          <Link to="/needs/$id" params={{ id }}>
            {fill(mine ? hintTexts.mine : hintTexts.known, { code, title })}
          </Link>
        </p>
      ))}
    </section>
  )
}
