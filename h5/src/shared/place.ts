/** The place in an address such as `/quanlinan/m/raise`; none in `/m/`. */
export function placeOf(path: string): string | undefined {
  return /^\/([^/]+)\/m(?:\/|$)/.exec(path)?.[1]
}

/** Where the phone site of a place begins. */
export function homeOf(place: string): string {
  return `/${place}/m`
}

/** Whether an address is the first page of a place. */
export function isHome(path: string): boolean {
  return /^\/[^/]+\/m\/?$/.test(path)
}
