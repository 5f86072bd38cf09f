import { expect, test } from 'vitest'

import { startTestApp } from '../../../test/harness.ts'
import { setStage } from '../../../test/stage.ts'

const told = {
  text: '食堂晚上九点就关门了，夜班回来吃不上饭。',
  kind: 'employee',
  name: '秦小满',
  phone: '13900001111',
  collectedAt: '2026-03-03T02:00:00.000Z'
}

async function setCards(t: Awaited<ReturnType<typeof startTestApp>>) {
  const stage = await setStage(t)
  const { organisation, clerk } = stage
  const input = { organisationId: organisation('zone.park.firm'), occasion: '三食堂座谈会', cards: 3 }
  const { body: batch } = await clerk.post('/cards', input)
  const { body: printed } = await clerk.post(`/cards/${batch.id}/printed`, {})
  const cards = printed.cards as { number: string; key: string }[]
  return { ...stage, input, batch, cards, first: cards[0]! }
}

test('a batch has as many cards as were asked for, each with a number and a key of its own', async () => {
  await using t = await startTestApp()
  const { clerk, batch, cards, supervisor, stranger, input, organisation } = await setCards(t)

  expect(batch).toMatchObject({ occasion: '三食堂座谈会', cards: 3, entered: 0, first: cards[0]!.number })
  expect(new Set(cards.map(({ number }) => number)).size).toBe(3)
  expect(new Set(cards.map(({ key }) => key)).size).toBe(3)
  expect(cards[0]!.key).toMatch(/^[2-9A-HJKMNP-Z]{8}$/)
  expect((await clerk.get('/cards')).body.items).toEqual([batch])

  expect((await supervisor.post('/cards', input)).status).toBe(403)
  expect((await stranger.post('/cards', input)).body.code).toBe('organisation.notFound')
  expect((await stranger.post(`/cards/${batch.id}/printed`, {})).body.code).toBe('card.notFound')
  expect((await stranger.get('/cards')).body.items).toEqual([])
  const tooMany = { ...input, organisationId: organisation('zone.park'), cards: 401 }
  expect((await clerk.post('/cards', tooMany)).body.details.fields[0].field).toBe('/cards')
})

test('a card is typed in once, its clock runs from the day it was collected, and its key follows the need', async () => {
  await using t = await startTestApp()
  const { clerk, handler, first, batch, cards, organisation, db } = await setCards(t)
  t.clock.now = new Date('2026-03-05T02:00:00.000Z')
  const path = `/cards/by-number/${first.number}`

  expect((await clerk.get(path)).body).toMatchObject({ occasion: '三食堂座谈会', organisation: batch.organisation })
  expect((await t.as(undefined, 'POST', 'park/cards/followed', first)).body.code).toBe('card.waiting')

  const { status, body: receipt } = await clerk.post(`${path}/entered`, told)
  expect(status).toBe(200)
  expect(receipt.key).toBe(first.key)
  const need = await db
    .selectFrom('need')
    .selectAll()
    .where('id', '=', receipt.id as string)
    .executeTakeFirstOrThrow()
  expect(need).toMatchObject({ channel: 'card', organisationId: organisation('zone.park.firm') })
  const { startedAt } = await db
    .selectFrom('needClock')
    .select('startedAt')
    .where('needId', '=', need.id)
    .executeTakeFirstOrThrow()
  expect(startedAt.toISOString()).toBe(told.collectedAt)

  const again = await clerk.post(`${path}/entered`, { ...told, text: '又录了一遍同一张卡' })
  expect(again.body.code).toBe('card.entered')
  expect((await clerk.get(path)).body.entered).toBe(receipt.code)
  expect((await clerk.get('/cards')).body.items[0]).toMatchObject({ cards: 3, entered: 1 })

  const { body: followed } = await t.as(undefined, 'POST', 'park/cards/followed', {
    ...first,
    key: first.key.toLowerCase()
  })
  expect(followed).toEqual({ code: receipt.code })
  const found = await t.as(undefined, 'POST', 'park/needs/looked-up', { code: receipt.code, key: first.key })
  expect(found.body).toMatchObject({ id: receipt.id, status: 'submitted' })

  const elsewhere = await handler.post(`/cards/by-number/${cards[1]!.number}/entered`, told)
  expect(elsewhere.body.code).toBe('card.notFound')
})

test('of two who type in one card at the same time one succeeds', async () => {
  await using t = await startTestApp()
  const { clerk, first, db } = await setCards(t)
  t.clock.now = new Date('2026-03-05T02:00:00.000Z')

  const path = `/cards/by-number/${first.number}/entered`
  const answers = await Promise.all([clerk.post(path, told), clerk.post(path, told)])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
  expect(await db.selectFrom('need').select('id').execute()).toHaveLength(1)
})

test('a misread number, a wrong key and a day before printing are refused, and nothing is entered', async () => {
  await using t = await startTestApp()
  const { clerk, stranger, first, db } = await setCards(t)
  const misread = `${first.number.slice(0, 6)}${(Number(first.number[6]) + 1) % 10}`

  expect((await clerk.get(`/cards/by-number/${misread}`)).body.code).toBe('card.notFound')
  expect((await clerk.post(`/cards/by-number/${misread}/entered`, told)).body.code).toBe('card.notFound')
  expect((await stranger.get(`/cards/by-number/${first.number}`)).body.code).toBe('card.notFound')
  expect((await t.as(undefined, 'POST', 'park/cards/followed', { ...first, key: 'AAAAAAAA' })).body.code).toBe(
    'card.notFound'
  )

  const early = await clerk.post(`/cards/by-number/${first.number}/entered`, {
    ...told,
    collectedAt: '2026-01-05T02:00:00.000Z'
  })
  expect(early.body).toMatchObject({ code: 'card.beforePrinted', details: { fields: [{ field: '/collectedAt' }] } })
  expect(await db.selectFrom('need').select('id').execute()).toEqual([])
})
