import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

test('clocks are watched without waiting for whoever is taking a step', async () => {
  await using t = await startTestApp({ now: new Date('2026-03-02T02:00:00Z') })
  const { worker, raise, bring, db } = await setStage(t)
  const { id } = await raise(worker)
  await bring(id, 'handling')
  t.clock.now = new Date('2026-03-05T02:00:00Z')
  const noted = db.selectFrom('needEvent').select('id').where('needId', '=', id).where('kind', '=', 'overdue')

  await db.transaction().execute(async (tx) => {
    await tx.selectFrom('need').select('id').where('id', '=', id).forUpdate().execute()
    await t.run('needs.watchClocks')
    expect(await noted.execute()).toEqual([])
  })
  await t.run('needs.watchClocks')
  expect(await noted.execute()).toHaveLength(1)
})
