import { photoEdge, thumbnailEdge } from './rules.ts'

/** A photo made anew: turned upright, no larger than needed, and without where, when and with what it was taken. */
export async function remake(bytes: Uint8Array): Promise<{ photo: Uint8Array; thumbnail: Uint8Array } | undefined> {
  // Loaded when the first photo comes: the library is large, and most calls never need it.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const upright = sharp(bytes, { limitInputPixels: 60_000_000, failOn: 'error' }).rotate()
    const sized = (edge: number): Promise<Buffer> =>
      upright.clone().resize(edge, edge, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 82 }).toBuffer()
    return { photo: await sized(photoEdge), thumbnail: await sized(thumbnailEdge) }
  } catch {
    return undefined
  }
}
