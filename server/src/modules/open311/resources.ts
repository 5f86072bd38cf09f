import type { Db } from '../../kernel/db.ts'
import { findOutsideNeeds, listOutsideNeeds, type OutsideNeed } from '../needs/index.ts'
import { getPreset, openCategories, type PresetVersion } from '../places/index.ts'
import { findPublicByNeeds } from '../publications/index.ts'
import { discovery, requestList, serviceDefinition, serviceList, type Told } from './answers.ts'
import type { Choices } from './report.ts'
import {
  askedFor,
  fault,
  type Fault,
  isFault,
  listOf,
  mostRequests,
  rounded,
  type Service,
  servicesOf,
  valueOf
} from './rules.ts'
import { findAreas, findSpots } from './store.ts'
import type { Value } from './xml.ts'

export type Answer = { root: string; value: Value }

export function isAnswer(answer: Answer | readonly Fault[]): answer is Answer {
  return !Array.isArray(answer)
}

/** What the place offers to whoever reports: its classes, its kinds of requester, its areas and communities. */
export async function choicesOf(db: Db): Promise<Choices> {
  const preset = await getPreset(db)
  const { place, needs } = preset
  const kinds = place.organisationKinds.filter(({ nature }) => nature === 'area' || nature === 'community')
  return {
    services: offered(preset),
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
    const [need] = token ? await findOutsideNeeds(db, [token], openCategories(await getPreset(db))) : []
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
  const services = offered(await getPreset(db))
  const found = await findOutsideNeeds(db, [code], codesOf(services))
  return found.length > 0 ? await answerOf(db, found, services, given) : [fault('requestUnknown', { value: code })]
}

async function listRequests(db: Db, { given, now }: Asked): Promise<Answer | readonly Fault[]> {
  const services = offered(await getPreset(db))
  const ids = listOf(given, 'service_request_id')?.slice(0, mostRequests)
  if (ids) return await answerOf(db, await findOutsideNeeds(db, ids, codesOf(services)), services, given)

  const asked = askedFor(given, now)
  if (isFault(asked)) return [asked]
  const { services: wanted, ...filter } = asked
  const categories = codesOf(services).filter((code) => wanted?.includes(code) ?? true)
  return await answerOf(db, await listOutsideNeeds(db, { ...filter, categories }), services, given)
}

async function answerOf(
  db: Db,
  needs: readonly OutsideNeed[],
  services: readonly Service[],
  given: URLSearchParams
): Promise<Answer> {
  const extended = valueOf(given, 'extensions') === 'true'
  const shown = { services, told: await toldOf(db, needs), extended }
  return { root: 'service_requests', value: await requestList(db, needs, shown) }
}

/** What is public of these needs: the words that somebody edited, and where, to some hundred metres. */
async function toldOf(db: Db, needs: readonly OutsideNeed[]): Promise<Map<string, Told>> {
  const ids = needs.map(({ id }) => id)
  const matters = await findPublicByNeeds(db, ids)
  const spots = await findSpots(db, [...matters.keys()])
  return new Map(
    [...matters].map(([id, { text, location }]) => {
      const spot = spots.get(id)
      const [lat, long] = spot ? [rounded(spot.lat), rounded(spot.long)] : [null, null]
      return [id, { description: text, address: location ?? null, lat, long }]
    })
  )
}

function offered(preset: PresetVersion): Service[] {
  return servicesOf(preset.needs.categories, openCategories(preset))
}

function codesOf(services: readonly Service[]): string[] {
  return services.map(({ code }) => code)
}
