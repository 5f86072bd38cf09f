import { afterAll, beforeAll, expect, test } from 'vitest'

import type { AppOptions } from '../../src/app.ts'
import { startServer } from '../postgres.ts'
import { accessCases } from './cases/access.ts'
import { accountCases } from './cases/account.ts'
import { bookingCases } from './cases/bookings.ts'
import { calendarCases } from './cases/calendar.ts'
import { cardCases } from './cases/cards.ts'
import { duplicateCases } from './cases/duplicates.ts'
import { evaluationCases } from './cases/evaluations.ts'
import { feedCases } from './cases/feeds.ts'
import { figureCases } from './cases/figures.ts'
import { handlingCases } from './cases/handling.ts'
import { whistleCases } from './cases/whistles.ts'
import { importCases } from './cases/imports.ts'
import { meetingCases } from './cases/meetings.ts'
import { needCases } from './cases/needs.ts'
import { openRoutes, routesOfTheirOwn, siteRoutes } from './cases/open.ts'
import { outsideCases } from './cases/outside.ts'
import { placeCases } from './cases/place.ts'
import { recurrenceCases } from './cases/recurrences.ts'
import { roundCases } from './cases/rounds.ts'
import { restCases } from './cases/rest.ts'
import { serviceCases } from './cases/services.ts'
import { actorsIn, titleOf } from './case.ts'
import { walk } from './walker.ts'
import { makeWorld, type World } from './world.ts'

const cases = [
  ...accountCases,
  ...accessCases,
  ...placeCases,
  ...cardCases,
  ...meetingCases,
  ...roundCases,
  ...calendarCases,
  ...needCases,
  ...handlingCases,
  ...whistleCases,
  ...duplicateCases,
  ...evaluationCases,
  ...figureCases,
  ...importCases,
  ...outsideCases,
  ...serviceCases,
  ...bookingCases,
  ...recurrenceCases,
  ...feedCases,
  ...restCases
]
const listed = new Set<string>()
let world: World
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  // Of its own, so that whatever is written there was written by a call of the walk.
  server = await startServer()
  const onRoute: AppOptions['onRoute'] = ({ method, url }) => {
    for (const each of [method].flat()) if (each !== 'HEAD' && each !== 'OPTIONS') listed.add(`${each} ${url}`)
  }
  world = await makeWorld({ onRoute }, server.url)
})

afterAll(async () => {
  await world.owner.destroy()
  await world.t[Symbol.asyncDispose]()
  await server.stop()
})

test('every route that the server has is walked', () => {
  const walked = [...cases.map(({ route }) => route), ...Object.keys(openRoutes), ...routesOfTheirOwn]
  const sorted = (routes: Iterable<string>): string[] => [...new Set(routes)].toSorted()

  expect(sorted(walked)).toEqual(sorted([...listed].filter((route) => !siteRoutes.includes(route))))
})

test('every table has a row that could come to light', () => {
  const empty = [...world.seeds].filter(([, rows]) => rows.length === 0).map(([table]) => table)

  expect(new Set(world.tables.map(({ schema }) => schema))).toEqual(new Set(['platform', 'place_here', 'place_there']))
  expect(empty).toEqual([])
})

test('every route serves somebody', () => {
  const served = new Set(
    cases.filter(({ serves }) => Object.values(serves).some((who) => actorsIn(who).size > 0)).map(({ route }) => route)
  )

  expect(cases.map(({ route }) => route).filter((route) => !served.has(route))).toEqual([])
})

test.each(Object.entries(openRoutes))(
  '%s is the same for everybody and tells nothing of a place',
  async (route, is) => {
    const response = await world.t.app.inject({ url: is.example ?? route.split(' ')[1]! })

    expect(response.statusCode).toBe(is.status)
    expect(response.headers['content-type'] ?? '').toMatch(is.type)
    expect(toldBy(response.body)).toEqual([])
  }
)

test.each(['requests.json?extensions=true', 'requests.xml', 'services.json', 'services/lamp.json', 'discovery.xml'])(
  'the Open311 interface tells whoever asks for %s nothing but classes, states and times',
  async (resource) => {
    const response = await world.t.app.inject({ url: `/open311/here/v2/${resource}` })

    expect(response.statusCode).toBe(200)
    expect(toldBy(response.body)).toEqual([])
    expect(response.body).not.toContain(world.rows.get('complaint.inside')!['code'])
  }
)

test('a calendar that has no token is told nothing', async () => {
  for (const url of ['/calendars/here/nothing.ics', '/calendars/nowhere/nothing.ics', '/calendars/here/nothing']) {
    const response = await world.t.app.inject({ url })
    expect(response.statusCode).toBe(404)
    expect(toldBy(response.body)).toEqual([])
  }
})

test.each(['/', '/here/', '/here/m/', '/static/console/', '/static/console/..%2f..%2fpackage.json', '/api/nothing'])(
  'the page %s is a file of the site or nothing, and tells nothing of a place',
  async (url) => {
    const response = await world.t.app.inject({ url })

    const type = response.statusCode === 200 ? 'text/html' : 'application/json'
    expect([200, 404]).toContain(response.statusCode)
    expect(response.headers['content-type']).toMatch(type)
    expect(toldBy(response.body)).toEqual([])
  }
)

function toldBy(body: string): string[] {
  return [...world.markers.keys()].filter((marker) => body.includes(marker))
}

test.each(cases.map((one) => [titleOf(one), one] as const))(
  '%s serves whom it should, with what it should, and changes nothing else',
  { timeout: 120_000 },
  async (_, one) => {
    expect(await walk(world, one)).toEqual([])
  }
)
