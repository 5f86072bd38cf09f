import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import { setStage } from '../../test/stage.ts'

test('an answer that is kept to be given again cannot be read in the database', async () => {
  await using t = await startTestApp()
  const { worker, db } = await setStage(t)
  const need = { text: '三号楼门口的路灯坏了。', kind: 'employee' }
  const first = await worker.post('/needs', need, 'the-same-key')

  expect(await worker.post('/needs', need, 'the-same-key')).toEqual(first)
  const [kept, ...others] = await db.selectFrom('idempotency').select(['key', 'answer']).execute()
  expect(others).toEqual([])
  expect(kept!.answer).toMatch(/^[A-Za-z0-9+/=]+$/)
  expect(Buffer.from(kept!.answer!, 'base64').toString('latin1')).not.toContain(first.body.key)
})
