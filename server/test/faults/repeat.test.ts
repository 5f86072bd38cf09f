import { expect, test } from 'vitest'

import { randomFrom } from '../fuzz/random.ts'
import { requestFor, type Sent } from '../fuzz/request.ts'
import { hand } from '../fuzz/send.ts'
import { openTarget } from '../fuzz/target.ts'
import { changesBetween, readRows } from '../walk/tables.ts'

const seed = Number(process.env['HONGCHAO_FUZZ_SEED'] ?? Date.now() % 1_000_000)
const requests = 400

/** Counts of tries that fail are meant to grow with each. */
const counters = new Set(['place_here.need_requester', 'platform.sign_in_failure'])

test(
  `a client that sends every write three times has done each once (HONGCHAO_FUZZ_SEED=${seed})`,
  { timeout: 180_000 },
  async () => {
    const random = randomFrom(seed)
    await using target = await openTarget()
    const { world, known, tokens } = target
    const keyed = target.operations.filter(({ parameters }) =>
      parameters.some(({ name }) => name === 'idempotency-key')
    )
    const wrong: string[] = []
    let served = 0

    for (let count = 0; count < requests; count += 1) {
      if (count % 20 === 0) await target.reinstate()
      const sent = requestFor({ random, known }, random.of(keyed), 'initialPassword')
      sent.headers = {
        authorization: `Bearer ${tokens.get('initialPassword')}`,
        'x-forwarded-for': `10.1.${count >> 8}.${count & 255}`,
        ...sent.headers
      }
      const first = await hand(world.t.app, sent)
      const before = await readRows(world.owner, world.tables)
      const again = await Promise.all([hand(world.t.app, sent), hand(world.t.app, sent)])
      const changed = changesBetween(before, await readRows(world.owner, world.tables)).map(({ table }) => table)
      const twice = changed.filter((table) => first.status === 200 || !counters.has(table))
      if (twice.length > 0) wrong.push(`${told(sent)} wrote twice: ${twice.join(', ')}`)
      if (first.status !== 200) continue
      served += 1
      known.learn(JSON.parse(first.text), 'repeated')
      // Who asks too often is asked to wait, whatever was asked.
      if (again.some(({ status, text }) => status !== 429 && text !== first.text))
        wrong.push(`${told(sent)} answered otherwise`)
    }

    expect(wrong).toEqual([])
    expect(served).toBeGreaterThan(requests / 20)
  }
)

function told({ operation, path, body }: Sent): string {
  return `${operation.name} ${path} ${body?.toString().slice(0, 200) ?? ''}`
}
