import type { PlaceConfig } from '@hongchao/contract'

/**
 * Where a need is received: at the place it is about, if a clerk receives there or above; else where the requester
 * belongs, if one does; else at the topmost office that receives at all. No need is left where nobody looks
 * (事事有回音, D-4).
 */
export function receivedAt(path: string, offices: readonly string[], nearby: readonly string[]): string {
  const receives = (each: string): boolean => offices.some((office) => each === office || each.startsWith(`${office}.`))
  const topmost = offices.toSorted((a, b) => a.split('.').length - b.split('.').length || (a < b ? -1 : 1))[0]
  return [path, ...nearby].find(receives) ?? topmost ?? path
}

type Place = { place: Pick<PlaceConfig, 'organisationKinds'> }

/** Needs are dispatched to departments and communities, and to nobody whose business they are not (W-7). */
export function isOffice(place: Place, kind: string): boolean {
  const nature = natureOf(place, kind)
  return nature === 'department' || nature === 'community'
}

type Duty = { kinds: readonly string[]; categories: readonly string[]; source: string }

/**
 * What keeps an organisation of a kind from leading a need of these classes, the item's and its class: a community leads
 * what stands in its list of duties and nothing else, and may assist with anything (北京市接诉即办工作条例 art. 17).
 */
export function beyondDuties(
  duties: readonly Duty[] | undefined,
  kind: string,
  classes: readonly (string | null)[]
): string | undefined {
  const bound = duties?.find(({ kinds }) => kinds.includes(kind))
  return bound && !bound.categories.some((category) => classes.includes(category)) ? bound.source : undefined
}

/** A clerk acts in the name of a department, a community or a committee; not of a firm that lent them. */
export function isAuthority(place: Place, kind: string): boolean {
  return isOffice(place, kind) || natureOf(place, kind) === 'partyOrg'
}

function natureOf({ place }: Place, kind: string): OrganisationKind['nature'] | undefined {
  return place.organisationKinds.find(({ key }) => key === kind)?.nature
}

type OrganisationKind = PlaceConfig['organisationKinds'][number]

/**
 * Is a caller, known by the paths of their organisation and grants, of the unit complained of? Whoever stands above
 * it is not. (济南市12345市民服务热线条例 art. 32; 信访工作条例 art. 30.)
 */
export function isOfUnit(aboutPath: string | null, callerPaths: readonly string[]): boolean {
  if (aboutPath === null) return false
  return callerPaths.some((path) => path === aboutPath || path.startsWith(`${aboutPath}.`))
}
