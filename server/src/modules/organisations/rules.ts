import type { Coverage } from '@hongchao/contract'

/** The label of an organisation in its path. */
export function labelOf(key: string): string {
  return key.replaceAll('-', '_')
}

/** The path of an organisation below another; of the root where there is none above. */
export function pathBelow(above: string | undefined, key: string): string {
  return above ? `${above}.${labelOf(key)}` : labelOf(key)
}

/** Would an organisation stand inside itself, if it stood below `above`? */
export function isInsideItself(path: string, above: string): boolean {
  return above === path || above.startsWith(`${path}.`)
}

type Coverable = { active: boolean; kind: string; partyId: string | null }

/** 两新组织 in use should each have a Party organisation (两新组织全覆盖, W-2); of anything else it is not asked. */
export function coverageOf({ active, kind, partyId }: Coverable, newSector: readonly string[]): Coverage | undefined {
  if (!active || !newSector.includes(kind)) return undefined
  return partyId === null ? 'uncovered' : 'covered'
}

/** Text as a pattern of LIKE, its own wildcards taken as letters. */
export function likePattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
}
