import type { Db } from '../../kernel/db.ts'
import { findOutsideNeeds, listOutsideNeeds } from '../needs/index.ts'
import { getPreset } from '../places/index.ts'
import { discovery, requestList, serviceDefinition, serviceList, type Told } from './answers.ts'
import type { Choices } from './report.ts'
import {
  askedFor,
  fault,
  type Fault,
  isFault,
  listOf,
  mostRequests,
  type Service,
  servicesOf,
  valueOf
} from './rules.ts'
import { findAreas } from './store.ts'
import type { Value } from './xml.ts'

export type Answer = { root: string; value: Value }

export function isAnswer(answer: Answer | readonly Fault[]): answer is Answer {
  return !Array.isArray(answer)
}

/** What the place offers to whoever reports: its classes, its kinds of requester, its areas and communities. */
export async function choicesOf(db: Db): Promise<Choices> {
  const { place, needs } = await getPreset(db)
  const kinds = place.organisationKinds.filter(({ nature }) => nature === 'area' || nature === 'community')
  return {
    services: servicesOf(needs.categories),
    kinds: needs.requesterKinds,
    areas: await findAreas(
      db,
      kinds.map(({ key }) => key)
    )
  }
}

type Asked = { place: string; resource: string; format: string; given: URLSearchParams; now: Date; origin: string }
type Resource = (db: Db, asked: Asked, id: string) => Promise<Answer | readonly Fault[]>

const resources: Record<string, Resource> = {
  discovery: async (_, { place, origin }) => {
    return { root: 'discovery', value: discovery(`${origin}/open311/${place}/v2`) }
  },
  services: async (db, asked, code) => {
    const choices = await choicesOf(db)
    if (code === '') return { root: 'services', value: serviceList(choices.services) }
    const service = choices.services.find((one) => one.code === code)
    if (!service) return [fault('serviceUnknown', { value: code })]
    return { root: 'service_definition', value: serviceDefinition(service, choices) }
  },
  requests: async (db, asked, code) =>
    code === '' ? await listRequests(db, asked) : await oneRequest(db, asked, code),
  /** Whoever reports is told the id at once, so that it is also what a token could stand for. */
  tokens: async (db, _, token) => {
    const [need] = token ? await findOutsideNeeds(db, [token], await offered(db)) : []
    if (!need) return [fault('tokenUnknown', { value: token })]
    return { root: 'service_requests', value: [{ service_request_id: need.code, token }] }
  }
}

/** Answers a GET of any resource. */
export async function answerTo(db: Db, asked: Asked): Promise<Answer | readonly Fault[]> {
  const elsewhere = elsewhereFault(asked)
  if (elsewhere) return [elsewhere]
  const { name = '', id = '' } = address.exec(asked.resource)?.groups ?? {}
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined
  return resource ? await resource(db, asked, id) : [fault('resource', { path: asked.resource })]
}

/** A call for another place than that of the address, or in a format that nobody knows. */
export function elsewhereFault({ place, format, given }: Pick<Asked, 'place' | 'format' | 'given'>): Fault | undefined {
  if (format !== 'xml' && format !== 'json') return fault('format')
  const jurisdiction = valueOf(given, 'jurisdiction_id')
  return jurisdiction && jurisdiction !== place ? fault('jurisdiction', { value: jurisdiction }) : undefined
}

/** Discovery also stands above the version; some clients look for it there. */
const address = /^(?:v2\/)?(?<name>discovery)$|^v2\/(?<name>services|requests|tokens)(?:\/(?<id>[^/]+))?$/

async function oneRequest(db: Db, { given }: Asked, code: string): Promise<Answer | readonly Fault[]> {
  const { needs } = await getPreset(db)
  const services = servicesOf(needs.categories)
  const found = await findOutsideNeeds(db, [code], codesOf(services))
  if (found.length === 0) return [fault('requestUnknown', { value: code })]
  return { root: 'service_requests', value: await requestList(db, found, { services, ...(await toldOf(db, given)) }) }
}

async function listRequests(db: Db, { given, now }: Asked): Promise<Answer | readonly Fault[]> {
  const { needs } = await getPreset(db)
  const services = servicesOf(needs.categories)
  const shown = { services, ...(await toldOf(db, given)) }
  const ids = listOf(given, 'service_request_id')?.slice(0, mostRequests)
  if (ids) {
    const found = await findOutsideNeeds(db, ids, codesOf(services))
    return { root: 'service_requests', value: await requestList(db, found, shown) }
  }
  const asked = askedFor(given, now)
  if (isFault(asked)) return [asked]
  const categories = codesOf(services).filter((code) => asked.services?.includes(code) ?? true)
  const { services: _, ...filter } = asked
  const found = await listOutsideNeeds(db, { ...filter, categories })
  return { root: 'service_requests', value: await requestList(db, found, shown) }
}

async function toldOf(_: Db, given: URLSearchParams): Promise<{ told: ReadonlyMap<string, Told>; extended: boolean }> {
  return { told: new Map(), extended: valueOf(given, 'extensions') === 'true' }
}

async function offered(db: Db): Promise<string[]> {
  return codesOf(servicesOf((await getPreset(db)).needs.categories))
}

function codesOf(services: readonly Service[]): string[] {
  return services.map(({ code }) => code)
}
