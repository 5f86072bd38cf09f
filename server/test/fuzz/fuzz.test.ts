import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { type ActorName, actorNames } from '../walk/actors.ts'
import type { Operation } from './document.ts'
import { faultOf } from './judge.ts'
import { type Random, randomFrom } from './random.ts'
import { aboutOf, requestFor, type Sent } from './request.ts'
import { type Answer, hand, send } from './send.ts'
import { openTarget, type Target } from './target.ts'

const requests = Number(process.env['HONGCHAO_FUZZ'] ?? 10_000)
/** The same every time, so that a change is judged by itself; another seed finds what this one does not. */
const seed = Number(process.env['HONGCHAO_FUZZ_SEED'] ?? 1)
/** After so many the place has lost its people to sign-outs and handed-over roles, and a fresh one begins. */
const perTarget = 2_500
const atOnce = 8
const slowest = 1_000

type Tally = { faults: string[]; slow: Sent[]; served: Set<string>; statuses: Map<number, number> }

test(
  `no documented call breaks the server, whatever is sent (${requests} requests, HONGCHAO_FUZZ_SEED=${seed})`,
  { timeout: 60_000 + requests * 60 },
  async () => {
    const random = randomFrom(seed)
    const tally: Tally = { faults: [], slow: [], served: new Set(), statuses: new Map() }
    let documented: string[] = []
    for (let left = requests; left > 0; left -= perTarget) {
      await using target = await openTarget()
      documented = target.operations.map(({ name }) => name)
      await assail(target, random, Math.min(left, perTarget), tally)
    }

    process.stdout.write(
      `fuzz: seed ${seed}, ${[...tally.statuses].map(([status, n]) => `${n} × ${status}`).join(', ')}\n`
    )
    expect(tally.faults).toEqual([])
    // What is never served was not tried, only turned away at the door.
    const unserved = documented.filter((name) => !tally.served.has(name))
    expect(unserved.length).toBeLessThan((documented.length / 4) * Math.max(1, 10_000 / requests))
  }
)

async function assail(target: Target, random: Random, count: number, tally: Tally): Promise<void> {
  let left = count
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      if (left % 100 === 0) await target.reinstate()
      await attempt(target, random, tally)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  for (const sent of tally.slow.splice(0)) if (await isSlowAlone(target, sent)) tally.faults.push(`slow: ${told(sent)}`)
}

async function attempt(target: Target, random: Random, tally: Tally): Promise<void> {
  const role: ActorName = random.chance(0.4) ? 'initialPassword' : random.of(actorNames)
  const sent = requestFor({ random, known: target.known }, random.of(target.operations), role)
  const token = sent.headers['authorization'] === undefined ? target.tokens.get(role) : undefined
  const address = `10.${random.below(256)}.${random.below(256)}.${random.below(256)}`
  sent.headers = {
    'x-forwarded-for': address,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...sent.headers
  }
  const answer = await ask(target, sent).catch((error: Error) => error)
  if (answer instanceof Error) tally.faults.push(`${answer.message}: ${told(sent)}`)
  else judge(target, sent, answer, tally)
  if (token !== undefined && 'status' in answer && answer.status === 401) await target.renew(role)
}

async function ask({ port, world }: Target, sent: Sent): Promise<Answer> {
  return sent.raw ? await send(port, sent) : await hand(world.t.app, sent)
}

function judge(target: Target, sent: Sent, answer: Answer, tally: Tally): void {
  const { status, ms, text } = answer
  tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1)
  if (ms > slowest) tally.slow.push(sent)
  const reached = operationAt(target.operations, sent)
  const fault = faultOf(reached, answer)
  if (fault) tally.faults.push(`${fault}: ${told(sent)} → ${text.slice(0, 300)} ${target.bugs.at(-1) ?? ''}`)
  else if (reached && status === 200) learn(target, reached, answer, tally)
}

function learn({ known }: Target, operation: Operation, { type, text }: Answer, tally: Tally): void {
  tally.served.add(operation.name)
  if (type.startsWith('application/json')) known.learn(JSON.parse(text), aboutOf(operation))
}

/** Of all that listen at an address, the one that names most of it. */
function operationAt(operations: readonly Operation[], { operation, path }: Sent): Operation | undefined {
  const asked = path.split('?')[0]!.split('/')
  const placeholders = (one: Operation): number => one.path.split('{').length
  return operations
    .filter(({ method }) => method === operation.method)
    .filter((one) => fits(one.path.split('/'), asked))
    .toSorted((a, b) => placeholders(a) - placeholders(b))[0]
}

function fits(wanted: readonly string[], asked: readonly string[]): boolean {
  return wanted.length === asked.length && wanted.every((part, index) => part.startsWith('{') || part === asked[index])
}

/** A loaded machine may take its time over anything; what is slow is slow alone, too. */
async function isSlowAlone(target: Target, sent: Sent): Promise<boolean> {
  for (let tries = 0; tries < 4; tries += 1) {
    await sleep(tries * 200)
    const { ms } = await ask(target, sent)
    if (ms <= slowest) return false
  }
  return true
}

function told({ operation, role, path, headers, body }: Sent): string {
  const parts = [operation.method, path.slice(0, 200), 'as', role, headers, body?.toString().slice(0, 300) ?? '']
  return parts
    .map((part) => (typeof part === 'string' && /^[ -~]*$/.test(part) ? part : JSON.stringify(part)))
    .join(' ')
}
