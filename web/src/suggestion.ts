import type { Category, DispatchProposal, SimilarNeed, Suggestion } from '@hongchao/contract'

import { findCategory } from './config.ts'
import { fill } from './fill.ts'
import { statusTexts } from './texts/needs.ts'
import { suggestionTexts } from './texts/suggestions.ts'

/** What is suggested and why, as two texts; undefined where nothing is. */
export function suggestedText(
  { category }: Suggestion,
  categories: readonly Category[]
): { what: string; why: string } | undefined {
  if (!category) return undefined
  const found = findCategory(categories, category.key)
  const name = found?.of ? `${found.of.name} · ${found.name}` : (found?.name ?? category.key)
  const because = category.learnedFrom > 0 ? suggestionTexts.learned : suggestionTexts.byNotes
  return {
    what: fill(suggestionTexts.category, { category: name }),
    why: fill(because, { words: category.words.join('、'), count: category.learnedFrom })
  }
}

/** The class, level and way that are suggested together; without a class there is nothing to go by. */
export function suggestedClasses({ category, level, way }: Suggestion): {
  category?: string
  level?: string
  way?: string
} {
  if (!category) return {}
  return { category: category.key, ...(level && { level: level.key }), ...(way && { way: way.key }) }
}

/** What became of a past need, in a few words. */
export function outcomeText({ office, status, solved, score }: SimilarNeed): string {
  const parts = [
    office,
    statusTexts[status],
    solved === undefined ? undefined : solved ? suggestionTexts.solved : suggestionTexts.unsolved,
    score === undefined ? undefined : fill(suggestionTexts.score, { score })
  ]
  return parts.filter((part) => part !== undefined).join(' · ')
}

/** Where no rule of the place fits, whoever answered similar needs is proposed. */
export function proposalWith(proposal: DispatchProposal, suggestion: Suggestion | undefined): DispatchProposal {
  const handler = suggestion?.handler
  if (proposal.proposed || !handler?.custom) return proposal
  const { teamId, departmentId, custom } = handler
  return {
    ...proposal,
    proposed: { ...(teamId && { teamId }), ...(departmentId && { departmentId }) },
    because: { rule: fill(suggestionTexts.custom, custom) }
  }
}
