import type { Page } from 'playwright-core'

export type PhotoFile = { name: string; mimeType: string; buffer: Buffer }

/** A photo as a phone takes it: a JPEG that says in its EXIF data where on earth it was taken. */
export async function takePhoto(page: Page, name = 'IMG_20180302.jpg'): Promise<PhotoFile> {
  const jpeg = await page.screenshot({ type: 'jpeg', quality: 70 })
  return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([jpeg.subarray(0, 2), whereTaken(), jpeg.subarray(2)]) }
}

/** Whether a picture still has EXIF data. */
export function tellsWhereTaken(picture: Buffer): boolean {
  return picture.includes('Exif\0\0')
}

/** An APP1 segment with one GPS entry: the latitude is north. */
function whereTaken(): Buffer {
  const tiff = Buffer.alloc(44)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  writeEntry(tiff, 8, { tag: 0x8825, type: 4, value: 26 })
  writeEntry(tiff, 26, { tag: 1, type: 2, value: 0x4e000000 })
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** A directory of one entry, followed by no other directory. */
function writeEntry(tiff: Buffer, at: number, { tag, type, value }: { tag: number; type: number; value: number }) {
  tiff.writeUInt16BE(1, at)
  tiff.writeUInt16BE(tag, at + 2)
  tiff.writeUInt16BE(type, at + 4)
  tiff.writeUInt32BE(type === 2 ? 2 : 1, at + 6)
  tiff.writeUInt32BE(value, at + 10)
}
