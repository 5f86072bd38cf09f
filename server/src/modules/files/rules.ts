/** What may be uploaded, by what is in it and not by what it is called. */
export const allowedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/avif',
  'application/pdf'
] as const

export function isAllowed(type: string | undefined): type is (typeof allowedTypes)[number] {
  return allowedTypes.some((allowed) => allowed === type)
}

/** Photos are kept no larger than somebody can use on a screen, in pixels along the longer side. */
export const photoEdge = 2048
export const thumbnailEdge = 320

/** Uploads that were attached to nothing are swept after so many hours. */
export const unclaimedHours = 24
