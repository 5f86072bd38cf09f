import type { Role } from '@hongchao/contract'

import type { Cells } from './crypto/index.ts'

/** A role at an organisation, known by its id and path: it reaches the organisation's whole subtree. */
export type Grant = { role: Role; at: string; path: string }

/** Who acts. Strangers and the system have no person; whoever has one belongs to an organisation and to teams. */
export type Actor = {
  accountId: string
  personId?: string
  name: string
  /** Paths of the organisations to which the person belongs, by work, by post or as one lent to a team. */
  unitPaths: readonly string[]
  grants: readonly Grant[]
  teams: readonly { id: string; leader: boolean }[]
}

/**
 * In which place, who is acting, when, and what opens sealed columns. Handed in so that nothing below reads a clock or
 * a global session.
 */
export type Call = { place: string; actor: Actor; now: Date; cells: Cells }

export const stranger: Actor = { accountId: 'stranger', name: '', unitPaths: [], grants: [], teams: [] }
export const system: Actor = { ...stranger, accountId: 'system' }

/** Who acts, where that is a person: part of an event, so that they are not told of what they did themselves. */
export function by({ actor }: Call): { by?: string } {
  return actor.personId ? { by: actor.personId } : {}
}

/** The person who acts; routes for those signed in make sure that there is one. */
export function personOf(call: Call): string {
  if (!call.actor.personId) throw new Error('nobody acts in this call')
  return call.actor.personId
}
