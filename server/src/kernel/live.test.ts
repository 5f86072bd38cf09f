import { expect, test } from 'vitest'

import { startTestApp, type TestApp, type TestPerson } from '../../test/harness.ts'
import { setStage } from '../../test/stage.ts'
import { buildApp } from '../app.ts'

/** Listens as a person would on an open page; `heard` grows as messages come. */
async function listen(t: TestApp, origin: string, person: TestPerson) {
  const stop = new AbortController()
  const response = await fetch(`${origin}/api/park/live`, {
    headers: { authorization: `Bearer ${person.token}` },
    signal: stop.signal
  })
  const heard: string[] = []
  const read = async () => {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) heard.push(chunk)
  }
  const reading = read().catch(() => {})
  return {
    status: response.status,
    heard,
    stop: async () => {
      stop.abort()
      await reading
    }
  }
}

test('an open page hears of what its reader may see, and of nothing else, whichever server it is open on', async () => {
  await using t = await startTestApp()
  const other = await buildApp({ ...t.deps }, { maxEventLoopDelay: 0 })
  const { clerk, worker, boss, stranger, raise, organisation } = await setStage(t)
  const origin = await t.app.listen({ port: 0, host: '127.0.0.1' })
  const elsewhere = await other.listen({ port: 0, host: '127.0.0.1' })
  const pages = await Promise.all([
    ...[clerk, worker, boss, stranger].map((person) => listen(t, origin, person)),
    ...[clerk, stranger].map((person) => listen(t, elsewhere, person))
  ])
  const [clerks, workers, bosss, strangers, clerksElsewhere, strangersElsewhere] = pages.map(({ heard }) => heard)
  // The first look at the tail only finds where it ends.
  await new Promise((resolve) => setTimeout(resolve, 1500))

  const { id } = await raise(worker, { aboutOrganisationId: organisation('zone.park.firm') })
  await expect.poll(() => clerks!.join(''), { timeout: 5000 }).toContain(id)
  await expect.poll(() => workers!.join(''), { timeout: 5000 }).toContain(id)
  await expect.poll(() => clerksElsewhere!.join(''), { timeout: 5000 }).toContain(id)
  expect(strangersElsewhere!.join('')).not.toContain(id)
  expect(bosss!.join('')).not.toContain(id)
  expect(strangers!.join('')).not.toContain(id)
  await Promise.all(pages.map(({ stop }) => stop()))
  await other.close()
})

test('strangers hear nothing', async () => {
  await using t = await startTestApp()
  await setStage(t)
  expect((await t.as(undefined, 'GET', 'park/live')).body.code).toBe('unauthenticated')
  expect((await t.as(undefined, 'GET', 'nowhere/live')).body.code).toBe('place.notFound')
})
