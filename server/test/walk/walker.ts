import type { LightMyRequestResponse } from 'fastify'
import { readXlsx } from 'hucre/xlsx'
import { v7 as uuid } from 'uuid'

import { actorNames } from './actors.ts'
import { actorsIn, type Asked, type Case, titleOf } from './case.ts'
import { answerFaults, changeFaults, rowOf, type Step } from './judge.ts'
import { type Change, changesBetween, nextTransaction, putBack, readRows, type Rows, wroteSince } from './tables.ts'
import { here, type World } from './world.ts'

let calls = 0

/** Makes every call of a case, and returns a line for each thing that is not as the case says. */
export async function walk(world: World, one: Case): Promise<string[]> {
  await one.given?.(world)
  const before = one.given ? await readRows(world.owner, world.tables) : world.seeds
  const wrong: string[] = []
  for (const [target, serves] of Object.entries(one.serves)) {
    const served = actorsIn(serves)
    const steps = actorNames.map((actor): Step => ({ world, one, actor, target, served: served.has(actor) }))
    wrong.push(
      ...(await takeTogether(
        steps.filter((step) => !step.served),
        before
      ))
    )
    for (const step of steps.filter((each) => each.served)) wrong.push(...(await take(step, before)))
  }
  if (one.given) await restore(world, changesBetween(world.seeds, before), world.seeds)
  return wrong
}

/** Steps of which none should write: who did is only looked for where somebody did. */
async function takeTogether(steps: readonly Step[], before: Rows): Promise<string[]> {
  const [first] = steps
  if (!first) return []
  const { world } = first
  const from = await nextTransaction(world.owner)
  const wrong: string[] = []
  for (const step of steps) wrong.push(...faultsIn(step, answerFaults(step, await send(step))))
  if (!(await wroteSince(world.owner, from))) return wrong

  await restore(world, changesBetween(before, await readRows(world.owner, world.tables)), before)
  const again: string[] = []
  for (const step of steps) again.push(...(await take(step, before)))
  return again
}

async function take(step: Step, before: Rows): Promise<string[]> {
  const { world } = step
  const from = await nextTransaction(world.owner)
  const response = await send(step)
  const wrote = await wroteSince(world.owner, from)
  const changes = wrote ? changesBetween(before, await readRows(world.owner, world.tables)) : []
  await restore(world, changes, before)
  return faultsIn(step, [...answerFaults(step, response), ...changeFaults(step, changes)])
}

function faultsIn({ one, target, actor }: Step, faults: readonly string[]): string[] {
  return faults.map((line) => `${titleOf(one)} · ${target} · ${actor}: ${line}`)
}

async function restore(world: World, changes: readonly Change[], rows: Rows): Promise<void> {
  const names = changes.map(({ table }) => table)
  if (names.length > 0) await putBack(world.owner, world.tables, rows, names)
}

async function send({ world, one, actor, target }: Step): Promise<LightMyRequestResponse> {
  const asked: Asked = one.ask?.(rowOf(world, target), world) ?? {}
  const [method, address] = one.route.split(' ') as ['GET' | 'POST' | 'PATCH' | 'DELETE', string]
  const path = address.replace(':place', here).replaceAll(/:(\w+)/g, (_, name: string) => asked.params?.[name] ?? '')
  calls += 1
  const response = await world.t.app.inject({
    method,
    url: path,
    ...(asked.query && { query: asked.query }),
    ...(method !== 'GET' && { payload: asked.bytes ? Buffer.from(asked.bytes) : (asked.body ?? {}) }),
    // Each call from an address of its own: how often one may call is not what is walked here.
    remoteAddress: `10.${calls >> 16}.${(calls >> 8) & 255}.${calls & 255}`,
    headers: {
      ...(actor !== 'stranger' && { authorization: `Bearer ${world.actors[actor].token}` }),
      ...(method !== 'GET' && { 'idempotency-key': uuid() }),
      ...(asked.bytes && { 'content-type': 'application/octet-stream' })
    }
  })
  return await unpacked(response)
}

/** A sheet as its rows in JSON, so that it is judged by what stands in it. */
async function unpacked(response: LightMyRequestResponse): Promise<LightMyRequestResponse> {
  if (!String(response.headers['content-type']).includes('spreadsheetml')) return response
  const { sheets } = await readXlsx(response.rawPayload)
  return Object.create(response, { body: { value: JSON.stringify(sheets[0]!.rows) } }) as LightMyRequestResponse
}
