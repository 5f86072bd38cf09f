import { expect, test } from 'vitest'

import { startTestApp } from '../../test/harness.ts'
import { setStage } from '../../test/stage.ts'

test('an answer that is kept to be given again cannot be read in the database', async () => {
  await using t = await startTestApp()
  const { worker, clerk, db, raise } = await setStage(t)
  const { id } = await raise(worker, { phone: '13800001234' })
  const contact = { reason: '上门前联系' }
  const first = await clerk.post(`/needs/${id}/contact`, contact, 'the-same-key')

  expect(await clerk.post(`/needs/${id}/contact`, contact, 'the-same-key')).toEqual(first)
  expect(first.body).toMatchObject({ phone: '13800001234' })
  const kept = await db.selectFrom('idempotency').select(['key', 'answer']).execute()
  expect(kept).toHaveLength(2)
  for (const { answer } of kept) {
    expect(answer).toMatch(/^[A-Za-z0-9+/=]+$/)
    expect(Buffer.from(answer!, 'base64').toString('latin1')).not.toContain('13800001234')
  }
})
