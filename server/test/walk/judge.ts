import type { LightMyRequestResponse } from 'fastify'

import type { ActorName } from './actors.ts'
import { actorsIn, type Case } from './case.ts'
import type { Change } from './tables.ts'
import { type Region, type Row, type Secret, secrets } from './rows.ts'
import type { World } from './world.ts'

/** One call of a case: who calls, which row they ask for, and whether the case has them served. */
export type Step = { world: World; one: Case; actor: ActorName; target: string; served: boolean }

/** Written by whatever writes. */
const alwaysChanged = new Set(['audit', 'platform.audit', 'idempotency', 'live_change', 'uncounted'])

export function rowOf(world: World, target: string): Row {
  if (target === '-') return { id: '' }
  const row = world.rows.get(target)
  if (!row) throw new Error(`there is no row ${target}`)
  return row
}

/** What is wrong with an answer. */
export function answerFaults(step: Step, response: LightMyRequestResponse): string[] {
  const got = `${response.statusCode} ${response.body.slice(0, 160)}`
  if (!step.served) return refusalFaults(step, response, got)
  if (response.statusCode !== 200) return [`should be served, got ${got}`]
  return [
    ...foreignRows(step, response.body, step.one.reads ?? {}),
    ...listFaults(step, response.body),
    ...figureFaults(step, response),
    ...(readsWhatWasAsked(step, response) ? [] : ['does not read what was asked'])
  ]
}

/** Rows of the list that should be there and are not, or the other way round. */
function listFaults({ world, one, actor }: Step, body: string): string[] {
  const answers = one.answers ?? {}
  const names = new Set(Object.keys(answers).map((name) => name.split('.')[0]!))
  const tracked = [...world.rows.keys()].filter((name) => names.has(name.split('.')[0]!))
  return tracked.flatMap((name) => {
    const should = actorsIn(answers[name] ?? 'nobody').has(actor)
    const does = body.includes(rowOf(world, name).id)
    return should === does ? [] : [`${should ? 'does not read' : 'reads'} ${name}`]
  })
}

function figureFaults({ one: { tells }, actor }: Step, { body }: LightMyRequestResponse): string[] {
  if (!tells) return []
  const told = tells.figure(JSON.parse(body) as never)
  const [, is] = Object.entries(tells.is).find(([names]) => actorsIn(names).has(actor)) ?? []
  const expected = is ?? tells.otherwise
  return told === expected ? [] : [`is told ${String(told)} and not ${String(expected)}`]
}

function readsWhatWasAsked({ world, one, target }: Step, { body, headers }: LightMyRequestResponse): boolean {
  const asksForOne = one.route.startsWith('GET') && !one.answers && !one.tells && target !== '-'
  if (!asksForOne || headers['content-type'] === 'image/jpeg') return true
  const { id, code = id } = rowOf(world, target)
  return body.includes(id) || body.includes(code)
}

function refusalFaults({ world, one, actor, target }: Step, { statusCode, body }: LightMyRequestResponse, got: string) {
  if (actor === 'initialPassword' && !/account\/(session|password)$/.test(one.route)) {
    return statusCode === 403 && body.includes('password.changeRequired') ? [] : [`must change first, got ${got}`]
  }
  const refused = [401, 403, 404, one.refusal?.status].includes(statusCode)
  const asked = rowOf(world, target).id
  const told = [...world.markers.keys()].filter((marker) => marker !== asked && body.includes(marker))
  return [
    ...(refused ? [] : [`should be refused, got ${got}`]),
    ...(told.length > 0 ? [`is refused, and told of ${told.length} rows: ${got}`] : [])
  ]
}

/** What is wrong with what a call changed. */
export function changeFaults(step: Step, changes: readonly Change[]): string[] {
  const { one, served } = step
  const allowed = (served ? one.changes : one.refusal?.changes)?.split(' ') ?? []
  const named = changes.map((change) => ({ ...change, name: change.table.replace(/^place_here\./, '') }))
  const judged = named.filter(({ name }) => !alwaysChanged.has(name))
  const wrong = judged.flatMap(({ name, gone, there }) => {
    if (!allowed.includes(name)) return [`changes ${name}`]
    return served
      ? [...gone, ...there].flatMap((row) => foreignRows(step, row, 'own')).map((row) => `${name}: ${row}`)
      : []
  })
  const idle = served && one.changes !== undefined && !judged.some(({ name }) => allowed.includes(name))
  return idle ? [...wrong, `changes nothing of ${one.changes}`] : wrong
}

/** Rows and secrets in a text that the actor has no business with. In rows of one's own business secrets may stand. */
function foreignRows(step: Step, text: string, reads: Case['reads'] | 'own'): string[] {
  const { world, actor } = step
  const found = [...world.markers].filter(([marker]) => text.includes(marker) && !world.own[actor].has(marker))
  const foreign = found.flatMap(([marker, { table, region }]) => {
    if (isSecret(table)) return reads === 'own' || mayRead(actor, reads?.[table]) ? [] : [`reads ${table} ${region}`]
    return isAtHome(step, table, region) ? [] : [`reads ${table} ${region} ${marker}`]
  })
  const whoComplained = (actor === 'ofUnit' || actor === 'postOfUnit') && text.includes(world.actors.requester.personId)
  return whoComplained ? [...foreign, 'reads who complained'] : foreign
}

function isSecret(table: string): table is Secret {
  return secrets.some((secret) => secret === table)
}

function mayRead(actor: ActorName, readers = 'nobody'): boolean {
  return actorsIn(readers).has(actor)
}

const homeless = new Set<ActorName>(['stranger', 'otherPlace', 'expired', 'initialPassword'])

/** Has the actor business there: at home, where the row lies that was asked for, or where everybody may know of it? */
function isAtHome({ one, actor, target, served }: Step, table: string, region: Region): boolean {
  const asked = served && !one.answers && target.endsWith(`.${region}`)
  const shown = region !== 'other' && (one.shows ?? '').split(' ').includes(table)
  return region === 'above' || (region === 'inside' && !homeless.has(actor)) || asked || shown
}
