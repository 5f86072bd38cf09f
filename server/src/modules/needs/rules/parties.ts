/** A party as the preset has it: the people of an organisation, what their score weighs and how high it goes. */
export type PartyRule = { key: string; name: string; of: string; weight: number; most: number }

/**
 * Whoever belongs to the organisation of a party, or below it, speaks for it. A path holds the keys from the root
 * down, each hyphen as an underscore.
 */
export function speaksFor({ of }: Pick<PartyRule, 'of'>, unitPaths: readonly string[]): boolean {
  return unitPaths.some((path) => path.split('.').includes(of.replaceAll('-', '_')))
}

type Judged = { weight: number; most: number; score: number }

/**
 * What all say together, of 100: each score as a share of the highest, by weight. Who has not spoken neither helps nor
 * harms; where nobody has, there is no total.
 */
export function totalOf(judged: readonly Judged[]): number | null {
  const weights = judged.reduce((sum, { weight }) => sum + weight, 0)
  if (weights === 0) return null
  const points = judged.reduce((sum, { weight, most, score }) => sum + (weight * score) / most, 0)
  return Math.round((points / weights) * 1000) / 10
}

/** What may be judged: what was handled here and answered, by those who had no part in handling it (W-9). */
export function mayJudge(need: { status: string; handledHere: boolean; ownWork: boolean }): boolean {
  return (need.status === 'answered' || need.status === 'closed') && need.handledHere && !need.ownWork
}
