/** What may be uploaded, by what is in it and not by what it is called. */
export const allowedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf'] as const

export function isAllowed(type: string | undefined): type is (typeof allowedTypes)[number] {
  return allowedTypes.some((allowed) => allowed === type)
}

/** Photos are kept no larger than somebody can use on a screen, in pixels along the longer side. */
export const photoEdge = 2048
export const thumbnailEdge = 320

/** Uploads that were attached to nothing are swept after so many hours. */
export const unclaimedHours = 24

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ourKey = new RegExp(`^[^/]+/[0-9a-f]{4}/(${uuid})(?:_thumbnail)?([.]${uuid})?$`)

/** The id of the file that lies under a key; undefined where something else does. */
export function idIn(key: string): string | undefined {
  return ourKey.exec(key)?.[1]
}

/** Does nothing refer to what lies there? Keys of other makers are none of our business. */
export function isLeftOver(key: string, kept: ReadonlySet<string>): boolean {
  const [, id, part] = ourKey.exec(key) ?? []
  return id !== undefined && (part !== undefined || !kept.has(id))
}
