import {
  type LimitUnit,
  type Need,
  needsRoutes,
  type Organisation,
  type OrganisationDetail,
  organisationsRoutes,
  placesRoutes,
  type ServiceItem,
  servicesRoutes,
  type TeamMember
} from '@hongchao/contract'
import { type Client, createClient, type Target } from '@hongchao/web/client.ts'

import type { Measure } from './published.ts'

/** What the figure would be another without: a table, and the values that point at the row, or at all that count as one. */
export type RecordRef = { table: string; where: Record<string, string | string[]> }

export type Computed = { value: number; records: RecordRef[] }

type Api = Client<typeof organisationsRoutes>

/** Computes a figure from what the API answers now. */
export async function compute(target: Target, measure: Measure): Promise<Computed> {
  const api = createClient(organisationsRoutes, target)
  switch (measure.count) {
    case 'organisations':
      return counted((await below(api, measure)).map(({ id }) => row('organisation', id)))
    case 'cells': {
      const committee = await detail(api, measure.at)
      const cells = committee.members.filter(({ kind }) => measure.kind.includes(kind))
      return counted(cells.map(({ id }) => cellOf(committee.id, id)))
    }
    case 'posts':
      return counted((await postsAt(api, measure)).map(({ id }) => row('post', id)))
    case 'represented': {
      const { posts } = await detail(api, measure.at)
      const held = posts.filter(({ represents }) => represents && measure.kind.includes(represents.kind))
      return distinct(held.map((post) => ({ of: post.represents!.id, record: row('post', post.id) })))
    }
    case 'withFacility':
      return await withFacility(api, measure)
    case 'area': {
      const { facilities } = await detail(api, measure.at)
      const value = facilities.reduce((sum, { areaM2 = 0 }) => sum + areaM2, 0)
      return { value, records: facilities.map(({ id }) => row('facility', id)) }
    }
    case 'teamMembers':
      return counted((await members(api, measure.team)).map(({ id }) => row('team_member', id)))
    case 'drawnFrom':
      return await drawnFrom(api, measure)
    case 'samePerson':
      return await samePerson(api, measure.posts)
    case 'needs':
      return counted(
        (await collected(target, measure.collectedIn)).map(({ id }) => ({
          table: 'need_scope',
          where: { need_id: id }
        }))
      )
    case 'requesterKinds': {
      // A kind is gone with all that its people raised.
      const kinds = new Set((await collected(target, measure.collectedIn)).map(({ kind = '' }) => kind))
      return counted([...kinds].map((kind) => ({ table: 'need', where: { kind } })))
    }
    case 'services':
      return counted((await services(target)).map(({ id }) => row('service_item', id)))
    case 'serviceClasses':
      return await serviceClasses(target)
    case 'limit':
      return await limit(target, measure)
  }
}

function row(table: string, id: string): RecordRef {
  return { table, where: { id } }
}

function cellOf(committee: string, member: string): RecordRef {
  return { table: 'organisation_member', where: { organisation_id: committee, member_id: member } }
}

function counted(records: RecordRef[]): Computed {
  return { value: records.length, records }
}

/** Counts what is different in `of`. A record is one without which it would be less: the only one of its kind. */
function distinct(found: readonly { of: string; record: RecordRef }[]): Computed {
  const groups = Map.groupBy(found, ({ of }) => of)
  const lone = [...groups.values()].filter((group) => new Set(group.map(({ record }) => keyOf(record))).size === 1)
  return { value: groups.size, records: lone.map(([first]) => first!.record) }
}

function keyOf(record: RecordRef): string {
  return JSON.stringify(record)
}

type Below = { kind: string[]; under: string; form?: Organisation['form'] | undefined }

async function below(api: Api, { kind, under, form }: Below): Promise<Organisation[]> {
  const top = await byKey(api, under)
  return await all((after) => api.list({ query: { kind: kind.join(','), form, under: top.id, after, limit: 100 } }))
}

async function byKey(api: Api, key: string): Promise<Organisation> {
  const found = (await all((after) => api.list({ query: { after, limit: 100 } }))).find((one) => one.key === key)
  if (!found) throw new Error(`no organisation ${key} is in sight`)
  return found
}

async function all<T>(page: (after?: string) => Promise<{ items: T[]; next?: string | undefined }>): Promise<T[]> {
  const items: T[] = []
  let after: string | undefined
  do {
    const { items: more, next } = await page(after)
    items.push(...more)
    after = next
  } while (after)
  return items
}

async function detail(api: Api, key: string): Promise<OrganisationDetail> {
  const { id } = await byKey(api, key)
  return await api.get({ params: { id } })
}

async function postsAt(api: Api, { at, kind }: { at: string; kind: string }): Promise<OrganisationDetail['posts']> {
  return (await detail(api, at)).posts.filter((post) => post.kind === kind)
}

async function members(api: Api, team?: string): Promise<TeamMember[]> {
  const { items } = await api.teams()
  return items.filter(({ key }) => !team || key === team).flatMap((one) => one.members)
}

/** Where several come from a unit, no single membership decides whether it counts; the unit itself does. */
async function drawnFrom(api: Api, { kind }: { kind: string[] }): Promise<Computed> {
  const drawn = (await members(api)).filter((member) => kind.includes(member.drawnFrom.kind))
  const byMember = distinct(drawn.map(({ id, drawnFrom: unit }) => ({ of: unit.id, record: row('team_member', id) })))
  if (byMember.records.length > 0) return byMember
  return distinct(drawn.map(({ drawnFrom: { id } }) => ({ of: id, record: row('organisation', id) })))
}

async function withFacility(api: Api, measure: Measure & { count: 'withFacility' }): Promise<Computed> {
  const facilities = []
  for (const { id } of await below(api, measure)) {
    const own = (await api.get({ params: { id } })).facilities.filter(({ kind }) => kind === measure.facility)
    facilities.push(...own.map((facility) => ({ of: id, record: row('facility', facility.id) })))
  }
  return distinct(facilities)
}

async function samePerson(api: Api, posts: readonly { at: string; kind: string }[]): Promise<Computed> {
  const [first, second] = await Promise.all(posts.map((post) => postsAt(api, post)))
  const shared = first!.filter(({ person }) => second!.some((other) => other.person.id === person.id))
  return { value: shared.length > 0 ? 1 : 0, records: shared.map(({ id }) => row('post', id)) }
}

/** The needs that were collected in a year. */
async function collected(target: Target, year: number): Promise<Need[]> {
  const api = createClient(needsRoutes, target)
  const needs = await all((after) => api.list({ query: { after, limit: 100 } }))
  return needs.filter(({ collectedAt = '' }) => collectedAt.startsWith(String(year)))
}

/** By how much time a need of this category was to be handled, as the account of its due time tells. */
async function limit(target: Target, { category, unit }: { category: string; unit: LimitUnit }): Promise<Computed> {
  const api = createClient(needsRoutes, target)
  const { items } = await api.list({ query: { category, limit: 100 } })
  for (const { id } of items) {
    const { clocks } = await api.get({ params: { id } })
    const steps = clocks.find(({ kind }) => kind === 'handling')?.steps
    const told = steps?.find((step) => step.kind === 'limit')
    const record = { table: 'need_clock', where: { need_id: id, kind: 'handling' } }
    if (told?.unit === unit) return { value: told.amount, records: [record] }
  }
  return { value: 0, records: [] }
}

async function services(target: Target): Promise<ServiceItem[]> {
  return (await createClient(servicesRoutes, target).list()).items
}

/** The classes of needs to which the services belong. A class is gone with the last of its services. */
async function serviceClasses(target: Target): Promise<Computed> {
  const { categories } = await createClient(placesRoutes, target).config()
  const offered = await services(target)
  const classes = categories.flatMap(({ key, items }) => {
    const keys = new Set([key, ...items.map((item) => item.key)])
    return offered.some(({ category }) => keys.has(category)) ? [keys] : []
  })
  const records = classes.map((keys): RecordRef => ({ table: 'service_item', where: { category: [...keys] } }))
  return { value: classes.length, records }
}
