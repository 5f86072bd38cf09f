import { open311Texts as texts } from '@hongchao/web/texts/open311.ts'

import { fault, type Fault, filled, fullName, type Given, isFault, type Service, valueOf } from './rules.ts'

/** What a place offers to choose from. */
export type Choices = {
  services: readonly Service[]
  kinds: readonly { key: string; name: string }[]
  areas: readonly { key: string; name: string; id: string }[]
}

/** A report as it was sent, checked. Addresses of mail and devices are not kept: nothing here needs them (PIPL art. 6). */
export type Report = {
  service: Service
  text: string
  kind: string | undefined
  areaId: string | undefined
  location: string | null
  position: { lat: number; long: number } | undefined
  name: string | undefined
  phone: string | null
}

const limits = { description: 4000, address_string: 500, media_url: 1000, first_name: 20, last_name: 20 } as const

/** Reads a report; where something is wrong, everything that is. */
export function reportIn(given: Given, choices: Choices): Report | Fault[] {
  const what = serviceIn(given, choices)
  const where = whereIn(given, choices)
  const faults = [what, ...where.faults, kindFault(given, choices), mediaFault(given), ...tooLong(given)].filter(
    isFault
  )
  if (faults.length > 0 || isFault(what)) return faults
  return {
    service: what,
    text: textOf(what, valueOf(given, 'description'), valueOf(given, 'media_url')),
    kind: attributeIn(given, 'kind'),
    areaId: where.areaId,
    location: where.location,
    position: where.position,
    name: fullName(valueOf(given, 'first_name'), valueOf(given, 'last_name')),
    phone: phoneIn(given)
  }
}

type Where = Pick<Report, 'areaId' | 'location' | 'position'> & { faults: (Fault | undefined)[] }

/** One of a spot, an address in words, and one of the place's areas is enough. */
function whereIn(given: Given, { areas }: Choices): Where {
  const position = positionIn(given)
  const key = valueOf(given, 'address_id') ?? attributeIn(given, 'area')
  const area = areas.find((one) => one.key === key)
  const address = valueOf(given, 'address_string')
  const said = [position, address, key].some((one) => one !== undefined)
  const faults = [
    isFault(position) ? position : undefined,
    areaFault(given, key, area),
    said ? undefined : fault('location')
  ]
  const spot = isFault(position) ? undefined : position
  return { areaId: area?.id, location: address ?? (spot ? filled(texts.at, spot) : null), position: spot, faults }
}

function kindFault(given: Given, { kinds }: Choices): Fault | undefined {
  const kind = attributeIn(given, 'kind')
  if (!kind || kinds.some(({ key }) => key === kind)) return undefined
  return fault('attribute', { code: 'kind', value: kind })
}

function mediaFault(given: Given): Fault | undefined {
  const media = valueOf(given, 'media_url')
  return media && !isWebAddress(media) ? fault('mediaUrl') : undefined
}

function serviceIn(given: Given, { services }: Choices): Service | Fault {
  const code = valueOf(given, 'service_code')
  if (!code) return fault('serviceMissing')
  return services.find((service) => service.code === code) ?? fault('serviceUnknown', { value: code })
}

/** Both or none, on the globe. */
function positionIn(given: Given): { lat: number; long: number } | Fault | undefined {
  const [lat, long] = [valueOf(given, 'lat'), valueOf(given, 'long')]
  if (lat === undefined && long === undefined) return undefined
  const position = { lat: degrees(lat), long: degrees(long) }
  const onGlobe = Math.abs(position.lat) <= 90 && Math.abs(position.long) <= 180
  return onGlobe ? position : fault('position')
}

function degrees(text = ''): number {
  return /^[+-]?\d{1,3}(\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN
}

function areaFault(given: Given, key: string | undefined, area: object | undefined): Fault | undefined {
  if (!key || area) return undefined
  const byAddress = valueOf(given, 'address_id') !== undefined
  return byAddress ? fault('addressUnknown', { value: key }) : fault('attribute', { code: 'area', value: key })
}

function attributeIn(given: Given, code: string): string | undefined {
  return valueOf(given, `attribute[${code}]`) ?? valueOf(given, `attribute[${code}][]`)
}

function tooLong(given: Given): Fault[] {
  return Object.entries(limits)
    .filter(([field, limit]) => [...(valueOf(given, field) ?? '')].length > limit)
    .map(([field, limit]) => fault('tooLong', { field, limit }))
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** A picture elsewhere is named to the clerk and never fetched by us. */
function textOf(service: Service, description: string | undefined, media: string | undefined): string {
  const said = description ?? service.name
  return media ? `${said}\n${filled(texts.photo, { url: media })}` : said
}

/** What is no telephone is left out rather than refused: a report counts without one. */
function phoneIn(given: Given): string | null {
  const phone = valueOf(given, 'phone')
  return phone && /^\+?\d[\d -]{5,18}\d$/.test(phone) ? phone : null
}
