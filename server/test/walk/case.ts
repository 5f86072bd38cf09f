import { Role } from '@hongchao/contract'

import { type ActorName, actorNames } from './actors.ts'
import type { Row, Secret } from './rows.ts'
import type { World } from './world.ts'

/** What a call sends beside who sends it. */
export type Asked = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: object
  bytes?: Uint8Array
}

/**
 * One way of calling a route, and who gets what. Actors stand in words separated by blanks: their names, the groups
 * below, and `-name` for all but. Whoever is not named is refused, reads nothing and changes nothing.
 */
export type Case = {
  /** Method and address, as the server lists them. */
  route: string
  /** Tells this case from others of the route. */
  when?: string
  /** By the row asked for, such as `need.inside`, who is served; `-` where the call asks for no row. */
  serves: Record<string, string>
  ask?: (row: Row, world: World) => Asked
  /** Rows that stand in the answer of a list, and for whom; of the same tables no others may. */
  answers?: Record<string, string>
  /** A figure in the answer. */
  tells?: { figure: (body: never) => unknown; is: Record<string, unknown>; otherwise: unknown }
  /** Tables that a served call may change, and of which it changes at least one; audit and the like go without saying. */
  changes?: string
  /** Who reads what was said in a complaint, the full name and telephone of a requester, notes among staff. */
  reads?: Partial<Record<Secret, string>>
  /** Tables whose names everybody in the place may know, wherever the rows lie. */
  shows?: string
  /** A refusal that is not 401, 403 or 404, and the tables in which it is counted. */
  refusal?: { status: number; changes?: string }
  /** What must hold before each call. */
  given?: (world: World) => Promise<void>
}

const roles = Role.options
const people = [...roles, 'otherTeam', 'ofUnit', 'postOfUnit', 'requester', 'expired'] as const
const groups: Record<string, readonly ActorName[]> = {
  nobody: [],
  roles,
  /** Whoever is somebody in this place. */
  people,
  signedIn: [...people, 'otherPlace'],
  everybody: ['stranger', ...people, 'otherPlace']
}

export function actorsIn(words: string): Set<ActorName> {
  const named = new Set<ActorName>()
  for (const word of words.split(/\s+/).filter(Boolean)) {
    if (word.startsWith('-')) for (const name of membersOf(word.slice(1))) named.delete(name)
    else for (const name of membersOf(word)) named.add(name)
  }
  return named
}

function membersOf(word: string): readonly ActorName[] {
  const group = groups[word] ?? actorNames.filter((name) => name === word)
  if (group.length === 0 && word !== 'nobody') throw new Error(`there is no actor ${word}`)
  return group
}

/** How many rows a sheet has below its headings. */
export function rowsInSheet(rows: readonly unknown[]): number {
  return rows.length - 4
}

/** A title for the case. */
export function titleOf({ route, when }: Case): string {
  return when ? `${route} (${when})` : route
}

/** Of a region in each of the three places where a row can lie. */
export function wherever(name: string, inside: string, outside = 'nobody'): Record<string, string> {
  return { [`${name}.inside`]: inside, [`${name}.outside`]: outside, [`${name}.other`]: 'nobody' }
}
