import type { NeedEventKind, NeedStatus } from '@hongchao/contract'

import { openStatuses } from '../rules.ts'
import { isOfUnit } from './offices.ts'

/** What of two needs decides whether one can be merged into the other. */
type Mergeable = {
  id: string
  status: NeedStatus
  aboutId: string | null
  aboutPath: string | null
  departmentPath: string | null
}

/** Why two needs cannot be one matter. */
export type MergeObstacle =
  | 'itself'
  /** Already merged or over. */
  | 'over'
  /** The other is merged itself: a chain would hide who handles it. */
  | 'masterMerged'
  | 'masterOver'
  /** One complains of a unit of which the other does not: who is shielded from one would read of it in the other. */
  | 'otherUnit'
  /** It lies with the very unit that is complained of, which reads what is answered to it, and nothing else. */
  | 'withUnit'

/** What keeps a need from being merged into a master (合并); both are open, and complain of the same unit or of none. */
export function mergeObstacle(need: Mergeable, master: Mergeable): MergeObstacle | undefined {
  const obstacles: [MergeObstacle, boolean][] = [
    ['itself', need.id === master.id],
    ['over', !openStatuses.includes(need.status)],
    ['masterMerged', master.status === 'merged'],
    ['masterOver', !openStatuses.includes(master.status)],
    ['otherUnit', need.aboutId !== master.aboutId],
    ['withUnit', [need, master].some(liesWithUnit)]
  ]
  return obstacles.find(([, holds]) => holds)?.[0]
}

function liesWithUnit({ aboutPath, departmentPath }: Mergeable): boolean {
  return departmentPath !== null && isOfUnit(aboutPath, [departmentPath])
}

/** Public steps that are one requester's alone: their own words, or what became of their own need. */
const ownSteps: ReadonlySet<NeedEventKind> = new Set([
  'submitted',
  'evaluated',
  'calledBack',
  'reopened',
  'withdrawn',
  'closed',
  'imported',
  'merged',
  'unmerged'
])

/** Is a step of the master told to the requesters of all that was merged into it? */
export function isPassedOn({ kind, public: shown }: { kind: NeedEventKind; public: boolean }): boolean {
  return shown && !ownSteps.has(kind)
}
